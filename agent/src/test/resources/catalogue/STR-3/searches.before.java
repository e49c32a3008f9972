package sample;

class Sample {
    boolean hot(String text, char c) {
        if (!text.contains("x") && text.indexOf("\"") > 0) {
            return text.lastIndexOf(String.valueOf(c)) > 1;
        }
        return text.contains("'");
    }
}
