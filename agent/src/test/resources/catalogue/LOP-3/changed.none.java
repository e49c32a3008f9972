package sample;

import java.util.Map;

class Sample {
    int hot(Map<String, String> names, String key) {
        if (names.get(key) != null) {
            names.remove(key);
            return names.get(key).length();
        }
        return 0;
    }
}
