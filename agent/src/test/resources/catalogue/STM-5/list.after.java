package sample;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

class Sample {
    List<Integer> hot(List<String> names) {
        List<Integer> result = new ArrayList<>(names.size());
        for (String name : names) {
            result.add(name.length());
        }
        return result;
    }
}
