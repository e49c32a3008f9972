package sample;

import java.util.List;

class Sample {
    void hot(List<Object> all, int n, String text) {
        all.add(Integer.valueOf(n));
        all.add(Boolean.valueOf(n > 1));
        all.add(Long.valueOf(text));
    }
}
