package sample;

import java.util.Map;

class Sample {
    int hot(Map<String, String> names, String key, String other) {
        if (names.containsKey(key)) {
            return names.get(key).length();
        }
        String value = names.containsKey(other) ? names.get(other) : key;
        return value.length();
    }
}
