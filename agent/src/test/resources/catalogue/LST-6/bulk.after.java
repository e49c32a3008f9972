package sample;

import java.util.Collections;
import java.util.List;

class Sample {
    void hot(List<String> from, String[] more, List<String> to) {
        to.addAll(from);
        Collections.addAll(to, more);
    }
}
