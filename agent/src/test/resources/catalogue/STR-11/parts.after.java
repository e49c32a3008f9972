package sample;

class Sample {
    boolean hot(String text, int i) {
        return text.startsWith("x", i)
            || text.startsWith("ab", i)
            || text.startsWith("abc")
            || text.charAt(i + 1) == 'x';
    }
}
