package sample;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

class Sample {

    private static final Set<String> KNOWN = new HashSet<>(Arrays.asList("a", "b", "c", "d"));

    boolean hot(String word) {
        return KNOWN.contains(word);
    }
}
