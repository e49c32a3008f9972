package sample;

import java.util.List;

class Sample {
    boolean hot(List<String> all, List<String> some) {
        all.removeAll(some);
        return all.containsAll(some);
    }
}
