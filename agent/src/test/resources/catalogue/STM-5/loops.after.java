package sample;

import java.util.List;

class Sample {
    private List<String> names;

    boolean hot(List<Integer> all, StringBuilder text) {
        for (String name : names) {
            text.append(name);
        }
        for (Integer n : all) {
            text.append(n);
            text.append(' ');
        }
        for (String name : names) {
            if (name.isEmpty()) {
                return true;
            }
        }
        return false;
    }
}
