package sample;

class Sample {
    String hot(String text) {
        String copy = text;
        return copy + text;
    }
}
