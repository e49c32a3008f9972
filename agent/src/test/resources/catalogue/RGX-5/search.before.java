package sample;

import java.util.regex.Pattern;

class Sample {
    private static final Pattern SPECIAL = Pattern.compile("[\\\\&]");
    private static final Pattern SCHEME = Pattern.compile("^\\p{Alpha}[\\p{Alnum}\\+\\-\\.]*");

    boolean hot(String text) {
        return SPECIAL.matcher(text).find() || SCHEME.matcher(text).matches() || text.matches("^[a-z]+$");
    }
}
