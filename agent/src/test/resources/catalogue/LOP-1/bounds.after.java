package sample;

import java.util.List;

class Sample {
    double hot(List<String> names, String key, double x) {
        double n = 0;
        String text = key.toLowerCase();
        double fixed = Math.sqrt(x + 1);
        for (int i = 0, namesSize = names.size(); i < namesSize; i++) {
            if (names.get(i).equals(text)) {
                n += fixed;
            }
        }
        return n;
    }
}
