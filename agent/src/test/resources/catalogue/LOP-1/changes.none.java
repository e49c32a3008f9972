package sample;

import java.util.List;

class Sample {
    int hot(List<String> names, String key) {
        for (int i = 0; i < names.size(); i++) {
            key = key.trim();
            names.add(key);
            names.add(names.get(i).trim());
        }
        return 0;
    }
}
