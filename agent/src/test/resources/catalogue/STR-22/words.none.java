package sample;

class Sample {
    boolean hot(String text, StringBuilder builder) {
        return text.startsWith("//") || text.trim().startsWith("/") || builder.toString().endsWith(text);
    }
}
