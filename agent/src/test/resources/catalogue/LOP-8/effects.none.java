package sample;

import java.util.List;

class Sample {
    private boolean wanted;

    int hot(List<String> names, String text, String other, int n) {
        int found = 0;
        if (names.add(text) && n > 3) {
            found++;
        }
        if (names.contains(text) && wanted) {
            found++;
        }
        return text.equals("x") && other.length() > 3 ? found : -found;
    }
}
