package sample;

class Sample {
    boolean hot(String text, int i) {
        return text.substring(i, i + 2).equals("abc") || text.substring(i, i).equals("");
    }
}
