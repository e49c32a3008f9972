package sample;

import java.util.regex.Pattern;

class Sample {

    private static final Pattern SPACES = Pattern.compile("[ \\t]");
    private static final Pattern WORDS = Pattern.compile("\\w*");

    String hot(String text) {
        if (text.matches("[0-9]+") || WORDS.matcher(text).matches()) {
            return text.replaceAll("\\s+", " ").replaceAll("[^a-zA-Z]", "?");
        }
        return SPACES.matcher(text).replaceAll("");
    }
}
