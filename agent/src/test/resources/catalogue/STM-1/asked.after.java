package sample;

import java.util.List;
import java.util.stream.Collectors;

class Sample {
    boolean hot(List<String> names) {
        int n = (int) names.stream().filter(s -> s.isEmpty()).count();
        return n > 3 || names.stream().anyMatch(s -> s.length() > 3);
    }
}
