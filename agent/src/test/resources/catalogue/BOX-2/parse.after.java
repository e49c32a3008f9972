package sample;

class Sample {
    int hot(String text, int n) {
        Integer box = Integer.valueOf(n);
        return Integer.parseInt(text) + Integer.parseInt(text) + box;
    }
}
