package sample;

import java.util.List;

class Sample {
    int hot(List<String> names, String text, boolean wanted, int n) {
        int found = 0;
        if (names.contains(text) && wanted) {
            found++;
        }
        return text.equalsIgnoreCase("x") || n == 3 ? found : -found;
    }
}
