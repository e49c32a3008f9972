package sample;

import java.util.Map;

class Sample {
    void hot(Map<String, Integer> counts) {
        for (String word : counts.keySet()) {
            counts.put(word, counts.get(word) + 1);
        }
    }
}
