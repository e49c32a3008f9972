package sample;

import java.util.regex.Pattern;

class Sample {
    private static final Pattern MB_PATTERN = Pattern.compile("mb$");
    private static final Pattern AEIOU_PATTERN = Pattern.compile("[aeiou]");
    private static final Pattern X_PATTERN = Pattern.compile("x+");

    String hot(String text) {
        if (text.startsWith("kn")) {
            text = "n" + text.substring(2);
        }
        if (text.contains("mb")) {
            text = MB_PATTERN.matcher(text).replaceAll("m2");
        }
        text = AEIOU_PATTERN.matcher(text).replaceAll("3");
        if (text.indexOf('x') >= 0) {
            text = X_PATTERN.matcher(text).replaceFirst("$0");
        }
        return text;
    }
}
