package sample;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

class Sample {
    int hot(List<String> names) {
        Map<String, Integer> counts = new HashMap<>();
        for (String name : names) {
            counts.put(name, 1);
        }
        return counts.size();
    }
}
