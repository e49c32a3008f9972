package sample;

import java.util.Iterator;
import java.util.List;

class Sample {
    int hot(List<String> names, int least) {
        int n = 0;
        for (Iterator<String> it = names.iterator(); it.hasNext(); ) {
            String name = it.next();
            if (name.length() < least) {
                it.remove();
                n++;
            }
        }
        for (Iterator<String> it = names.iterator(); it.hasNext(); ) {
            String name = it.next();
            if (name.length() < n) {
                it.remove();
            }
        }
        return n;
    }
}
