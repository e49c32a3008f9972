package sample;

class Sample {
    String hot(String text) {
        text = text.replaceAll("^kn", "n");
        text = text.replaceAll("mb$", "m2");
        text = text.replaceAll("[aeiou]", "3");
        text = text.replaceFirst("x+", "$0");
        return text;
    }
}
