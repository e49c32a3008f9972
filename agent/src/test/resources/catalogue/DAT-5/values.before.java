package sample;

import java.util.concurrent.TimeUnit;

class Sample {
    int hot(String name) {
        int n = 0;
        for (TimeUnit unit : TimeUnit.values()) {
            n += unit.name().equals(name) ? 1 : 0;
        }
        return n;
    }
}
