package sample;

import java.util.ArrayList;
import java.util.List;

class Sample {
    List<String> hot(String[] words) {
        List<String> seen = new ArrayList<>();
        for (String word : words) {
            if (!seen.contains(word)) {
                seen.add(word);
            }
        }
        return seen;
    }
}
