package sample;

import java.util.List;

class Sample {
    void hot(List<Object> all, int n, String text) {
        all.add(new Integer(n));
        all.add(new Boolean(n > 1));
        all.add(new Long(text));
    }
}
