package sample;

import java.util.Map;

class Sample {
    boolean hot(Map<String, String> names, String key) {
        return names.values().contains(key);
    }
}
