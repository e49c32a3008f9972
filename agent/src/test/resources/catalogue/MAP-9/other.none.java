package sample;

import java.util.Set;

class Sample {
    int hot(Set<String> seen, Set<String> all, String name) {
        int n = 0;
        if (!seen.contains(name)) {
            all.add(name);
        }
        if (!seen.contains(name)) {
            n++;
            seen.add(name);
        }
        return n;
    }
}
