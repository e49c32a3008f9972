package sample;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

class Sample {
    List<String> hot(List<String> from) {
        List<String> all = new ArrayList<>(from);
        Collections.sort(all);
        all.get(0);
        return all;
    }
}
