package sample;

class Sample {
    String hot(String text, String by) {
        text = text.replaceAll("^kn", by);
        text = text.replaceAll("a|b", "c");
        if (by.isEmpty()) text = text.replaceAll("^x", "");
        return text;
    }
}
