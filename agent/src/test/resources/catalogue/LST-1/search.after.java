package sample;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

class Sample {
    int hot(List<String> known, String[] words) {
        int n = 0;
        Set<String> knownSet = new HashSet<String>(known);
        for (String word : words) {
            if (knownSet.contains(word) || !knownSet.contains(word)) {
                n++;
            }
        }
        return n;
    }
}
