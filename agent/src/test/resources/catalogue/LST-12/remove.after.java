package sample;

import java.util.Iterator;
import java.util.List;

class Sample {
    void hot(List<String> names, int least) {
        names.removeIf(name -> name.length() < least);
        names.removeIf(name -> name.isEmpty());
    }
}
