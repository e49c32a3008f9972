package sample;

import java.util.List;
import java.util.Map;

class Sample {
    boolean hot(Map<String, Integer> all, List<String> names, StringBuilder text) {
        all.forEach((name, n) -> text.append(name));
        names.forEach(name -> {
            if (name.isEmpty()) {
                return;
            }
            text.append(name);
        });
        boolean any = names.stream().anyMatch(name -> name.isEmpty());
        return any;
    }
}
