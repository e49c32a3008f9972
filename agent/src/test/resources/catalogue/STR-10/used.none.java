package sample;

class Sample {
    boolean hot(StringBuilder text, String word, Object other) {
        return text.toString().equals(word) || other.toString().isEmpty() || text.toString().trim().length() > 3;
    }
}
