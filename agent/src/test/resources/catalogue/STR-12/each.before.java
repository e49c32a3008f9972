package sample;

class Sample {
    int hot(String text) {
        int n = 0;
        for (char c : text.toCharArray()) {
            n += c;
        }
        return n;
    }
}
