package sample;

class Sample {
    boolean hot(String text, int i) {
        return text.substring(i).startsWith("x")
            || text.substring(i, i + 2).equals("ab")
            || "abc".equals(text.substring(0, 3))
            || text.substring(i).charAt(1) == 'x';
    }
}
