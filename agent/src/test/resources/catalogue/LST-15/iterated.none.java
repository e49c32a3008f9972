package sample;

import java.util.Arrays;
import java.util.List;

class Sample {

    private static final List<String> KNOWN = Arrays.asList("a", "b", "c", "d");

    boolean hot(String word) {
        return KNOWN.contains(word) && KNOWN.size() > 3;
    }
}
