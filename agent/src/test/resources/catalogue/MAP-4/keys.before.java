package sample;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

class Sample {
    enum Colour {
        RED,
        GREEN
    }

    int hot(List<Colour> colours) {
        Map<Colour, Integer> counts = new HashMap<>();
        Set<Thread.State> states = new HashSet<Thread.State>();
        for (Colour colour : colours) {
            counts.put(colour, counts.size());
        }
        return counts.size() + states.size();
    }
}
