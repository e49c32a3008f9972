package sample;

import java.util.Map;

class Sample {
    int hot(Map<String, String> names, String key) {
        if (names.containsKey(key)) {
            names.put(key, "x");
            return names.get(key).length();
        }
        return 0;
    }
}
