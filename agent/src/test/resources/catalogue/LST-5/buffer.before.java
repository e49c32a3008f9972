package sample;

class Sample {
    String hot(String[] words) {
        StringBuffer out = new StringBuffer(words.length);
        for (String word : words) {
            out.append(word).append(' ');
        }
        return out.toString() + new StringBuffer("abc").reverse().toString();
    }
}
