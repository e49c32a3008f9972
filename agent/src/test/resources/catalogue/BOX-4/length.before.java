package sample;

import java.util.Comparator;
import java.util.List;

class Sample {
    void hot(List<String> names) {
        names.sort(Comparator.comparing(String::length));
    }
}
