package sample;

class Sample {
    /** Keeps its comment. */
    String hot(String text) {
        text = text.replaceAll("[aeiou]", "a"); // vowels
        String[] words = text.trim().split("\\s+", 2);
        return words[0].replaceAll("a+", "x").replaceFirst("b|c", "y") + text.matches("x.*");
    }
}
