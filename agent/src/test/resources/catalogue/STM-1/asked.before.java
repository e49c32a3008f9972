package sample;

import java.util.List;
import java.util.stream.Collectors;

class Sample {
    boolean hot(List<String> names) {
        int n = names.stream().filter(s -> s.isEmpty()).collect(Collectors.toList()).size();
        return n > 3 || names.stream().filter(s -> s.length() > 3).findFirst().isPresent();
    }
}
