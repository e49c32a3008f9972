package sample;

import java.util.List;

class Sample {
    double hot(List<String> names, String key, double x) {
        double n = 0;
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equals(key.toLowerCase())) {
                n += Math.sqrt(x + 1);
            }
        }
        return n;
    }
}
