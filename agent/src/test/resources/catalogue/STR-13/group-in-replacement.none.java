package sample;

class Sample {
    String hot(String text) {
        return text.replaceAll("ab", "$0$0");
    }
}
