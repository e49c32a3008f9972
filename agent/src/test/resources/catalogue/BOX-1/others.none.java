package sample;

import java.util.List;

class Sample {
    void hot(List<Object> all, double x) {
        all.add(new Double(x));
        all.add(new StringBuilder(16));
    }
}
