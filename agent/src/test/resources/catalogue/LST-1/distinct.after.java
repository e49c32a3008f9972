package sample;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

class Sample {
    List<String> hot(String[] words) {
        List<String> seen = new ArrayList<>();
        Set<String> seenSet = new HashSet<String>(seen);
        for (String word : words) {
            if (!seenSet.contains(word)) {
                seen.add(word);
                seenSet.add(word);
            }
        }
        return seen;
    }
}
