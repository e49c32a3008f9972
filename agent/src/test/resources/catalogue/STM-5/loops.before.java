package sample;

import java.util.List;

class Sample {
    private List<String> names;

    boolean hot(List<Integer> all, StringBuilder text) {
        names.forEach(name -> text.append(name));
        all.stream().forEach(n -> {
            text.append(n);
            text.append(' ');
        });
        return names.stream().anyMatch(name -> name.isEmpty());
    }
}
