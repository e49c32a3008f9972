package sample;

import java.util.List;

class Sample {
    int hot(List<String> names, String text, boolean wanted, int n) {
        int found = 0;
        if (wanted && names.contains(text)) {
            found++;
        }
        return n == 3 || text.equalsIgnoreCase("x") ? found : -found;
    }
}
