package sample;

import java.util.List;

class Sample {
    void hot(List<String> from, int[] more, List<Object> to) {
        for (String s : from) {
            to.add(s.trim());
        }
        for (int i : more) to.add(i);
    }
}
