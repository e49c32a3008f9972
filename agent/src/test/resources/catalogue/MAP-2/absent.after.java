package sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class Sample {
    void hot(Map<String, List<String>> names, String key) {
        List<String> value = names.get(key);
        if (value == null && !names.containsKey(key)) {
            value = new ArrayList<String>();
            names.put(key, value);
        }
        value.add(key);
    }
}
