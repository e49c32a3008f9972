package sample;

import java.util.List;
import java.util.Set;

class Sample {
    int hot(Set<String> seen, List<String> names) {
        int n = 0;
        for (String name : names) {
            if (seen.add(name)) {
                n++;
            }
            seen.remove(name);
            if (!seen.add(name)) {
                n--;
            } else {
                n += 2;
            }
        }
        return n;
    }
}
