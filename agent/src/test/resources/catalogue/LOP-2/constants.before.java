package sample;

import java.math.BigDecimal;
import java.util.Arrays;

class Sample {
    String hot(int month, String word, BigDecimal amount) {
        String[] names = {"jan", "feb"};
        if (Arrays.asList("a", "b", "c").contains(word)) {
            return amount.add(new BigDecimal("100")).toString();
        }
        return names[month];
    }
}
