package sample;

import java.util.List;

class Sample {
    int hot(List<String> known, String[] words) {
        int n = 0;
        for (String word : words) {
            if (known.contains(word) || known.indexOf(word) == -1) {
                n++;
            }
        }
        return n;
    }
}
