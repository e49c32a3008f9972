package sample;

class Sample {
    int hot(String text) {
        int n = 0;
        for (int index = 0; index < text.length(); index++) {
            char c = text.charAt(index);
            n += c;
        }
        return n;
    }
}
