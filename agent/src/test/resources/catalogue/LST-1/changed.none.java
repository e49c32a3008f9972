package sample;

import java.util.List;
import java.util.Set;

class Sample {
    int hot(List<String> known, Set<String> others, String[] words) {
        for (String word : words) {
            if (known.contains(word) || others.contains(word)) {
                known.remove(word);
            }
        }
        return known.indexOf("x");
    }
}
