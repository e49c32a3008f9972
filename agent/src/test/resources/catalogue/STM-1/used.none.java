package sample;

import java.util.List;

class Sample {
    String hot(List<String> names) {
        return names.stream().filter(s -> s.length() > 3).findFirst().orElse("");
    }
}
