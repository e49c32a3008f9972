package sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class Sample {
    void hot(Map<String, List<String>> names, String key) {
        if (!names.containsKey(key)) {
            names.put(key, new ArrayList<String>());
        }
        names.get(key).add(key);
    }
}
