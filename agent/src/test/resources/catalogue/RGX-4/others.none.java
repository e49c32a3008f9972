package sample;

import java.util.regex.Pattern;

class Sample {

    private static final Pattern FOLD = Pattern.compile("[a-z]", Pattern.CASE_INSENSITIVE);

    String hot(String text, String by) {
        text = text.replaceAll("[a-z&&[^b]]", "x").replaceAll("a*", "x").replaceAll("[\\u00e4]", "x");
        return text.matches("[a-z]") ? text.replaceAll("\\s+", by) : FOLD.matcher(text).replaceAll("");
    }
}
