package sample;

class Sample {
    boolean hot(StringBuilder text, String word) {
        int n = text.toString().length() + text.toString().indexOf(word);
        return n > 3 && text.toString().isEmpty() || text.toString().equals("x");
    }
}
