package sample;

import java.util.List;
import java.util.stream.Collectors;

class Sample {
    List<Integer> hot(List<String> names) {
        return names.stream().map(name -> name.length()).collect(Collectors.toList());
    }
}
