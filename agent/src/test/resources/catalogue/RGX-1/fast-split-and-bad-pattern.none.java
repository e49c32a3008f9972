package sample;

class Sample {
    String[] hot(String text, String any) {
        text = text.replaceAll(any, "x").replaceAll("a", "b");
        return text.matches("[") ? text.split(",") : text.split("\\.");
    }
}
