package sample;

import java.util.List;

class Sample {
    String[] hot(List<String> names) {
        return names.toArray(new String[names.size()]);
    }
}
