package sample;

import java.util.List;
import java.util.Set;

class Sample {
    int hot(Set<String> seen, List<String> names) {
        int n = 0;
        for (String name : names) {
            if (!seen.contains(name)) {
                seen.add(name);
                n++;
            }
            if (seen.contains(name)) {
                seen.remove(name);
            }
            if (seen.contains(name)) {
                n--;
            } else {
                seen.add(name);
                n += 2;
            }
        }
        return n;
    }
}
