package sample;

class Sample {
    String hot(String[] words) {
        StringBuilder out = new StringBuilder(words.length);
        for (String word : words) {
            out.append(word).append(' ');
        }
        return out.toString() + new StringBuilder("abc").reverse().toString();
    }
}
