package sample;

class Sample {
    boolean hot(String text, String c, StringBuilder b) {
        return text.contains("xy") || text.indexOf(c) > 0 || b.indexOf("x") > 0;
    }
}
