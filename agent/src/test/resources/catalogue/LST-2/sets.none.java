package sample;

import java.util.Set;

class Sample {
    boolean hot(Set<String> all, Set<String> some) {
        return all.removeAll(some) && all.containsAll(some);
    }
}
