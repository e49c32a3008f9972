package sample;

class Sample {
    boolean hot(StringBuilder text, String word) {
        int n = text.length() + text.indexOf(word);
        return n > 3 && (text.length() == 0) || "x".contentEquals(text);
    }
}
