package sample;

import java.util.regex.Pattern;

class Sample {
    private static final Pattern AEIOU_PATTERN = Pattern.compile("[aeiou]");
    private static final Pattern WHITESPACE_PATTERN = Pattern.compile("\\s+");
    private static final Pattern B_C_PATTERN = Pattern.compile("b|c");
    private static final Pattern A_PATTERN = Pattern.compile("a+");
    private static final Pattern X_PATTERN = Pattern.compile("x.*");

    /** Keeps its comment. */
    String hot(String text) {
        text = AEIOU_PATTERN.matcher(text).replaceAll("a"); // vowels
        String[] words = WHITESPACE_PATTERN.split(text.trim(), 2);
        return B_C_PATTERN.matcher(A_PATTERN.matcher(words[0]).replaceAll("x")).replaceFirst("y") + X_PATTERN.matcher(text).matches();
    }
}
