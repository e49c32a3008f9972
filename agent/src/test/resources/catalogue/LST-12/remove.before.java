package sample;

import java.util.Iterator;
import java.util.List;

class Sample {
    void hot(List<String> names, int least) {
        for (Iterator<String> it = names.iterator(); it.hasNext(); ) {
            String name = it.next();
            if (name.length() < least) {
                it.remove();
            }
        }
        Iterator<String> again = names.iterator();
        while (again.hasNext()) {
            String name = again.next();
            if (name.isEmpty()) {
                again.remove();
            }
        }
    }
}
