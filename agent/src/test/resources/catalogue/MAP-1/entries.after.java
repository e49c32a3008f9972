package sample;

import java.util.Map;

class Sample {
    int hot(Map<String, Integer> counts) {
        int n = 0;
        for (Map.Entry<String, Integer> entry : counts.entrySet()) {
            String word = entry.getKey();
            n += word.length() * entry.getValue();
        }
        return n;
    }
}
