package sample;

import java.util.List;

class Sample {
    void hot(List<String> from, String[] more, List<String> to) {
        for (String s : from) {
            to.add(s);
        }
        for (String s : more) to.add(s);
    }
}
