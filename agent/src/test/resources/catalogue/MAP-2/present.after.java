package sample;

import java.util.Map;

class Sample {
    int hot(Map<String, String> names, String key, String other) {
        String value2 = names.get(key);
        if (value2 != null || names.containsKey(key)) {
            return value2.length();
        }
        String value = names.getOrDefault(other, key);
        return value.length();
    }
}
