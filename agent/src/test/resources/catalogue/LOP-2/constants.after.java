package sample;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

class Sample {
    private static final String[] NAMES = {"jan", "feb"};
    private static final Set<String> KNOWN = new HashSet<>(Arrays.asList("a", "b", "c"));
    private static final BigDecimal NUMBER_100 = new BigDecimal("100");

    String hot(int month, String word, BigDecimal amount) {
        if (KNOWN.contains(word)) {
            return amount.add(NUMBER_100).toString();
        }
        return NAMES[month];
    }
}
