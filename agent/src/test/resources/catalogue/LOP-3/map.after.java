package sample;

import java.util.Map;

class Sample {
    int hot(Map<String, String> names, String key) {
        String element = names.get(key);
        if (element != null && !key.isEmpty()) {
            return element.length();
        }
        return 0;
    }
}
