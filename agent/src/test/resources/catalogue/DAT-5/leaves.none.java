package sample;

import java.util.concurrent.TimeUnit;

class Sample {
    TimeUnit[] hot() {
        return TimeUnit.values();
    }
}
