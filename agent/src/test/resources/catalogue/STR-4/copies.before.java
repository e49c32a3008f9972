package sample;

class Sample {
    String hot(String text) {
        String copy = new String(text);
        return copy.toString() + text.substring(0);
    }
}
