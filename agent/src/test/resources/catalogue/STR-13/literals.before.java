package sample;

class Sample {
    String hot(String text) {
        return text.replaceAll("a", "b").replaceAll("\\.", "\\$").replaceAll("ab", "");
    }
}
