package sample;

import java.util.concurrent.TimeUnit;

class Sample {
    private static final TimeUnit[] TIME_UNIT_VALUES = TimeUnit.values();

    int hot(String name) {
        int n = 0;
        for (TimeUnit unit : TIME_UNIT_VALUES) {
            n += unit.name().equals(name) ? 1 : 0;
        }
        return n;
    }
}
