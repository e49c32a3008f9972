package sample;

class Sample {
    String hot(String text) {
        return text.replace('a', 'b').replace('.', '$').replace("ab", "");
    }
}
