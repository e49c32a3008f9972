package sample;

import java.util.HashSet;
import java.util.List;

class Sample {
    boolean hot(List<String> all, List<String> some) {
        all.removeAll(new HashSet<>(some));
        return new HashSet<>(all).containsAll(some);
    }
}
