package sample;

import java.util.Map;

class Sample {
    int hot(Map<String, Integer> counts) {
        int n = 0;
        for (String word : counts.keySet()) {
            n += word.length() * counts.get(word);
        }
        return n;
    }
}
