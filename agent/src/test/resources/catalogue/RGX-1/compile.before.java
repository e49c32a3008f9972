package sample;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

class Sample {

    private static final String DIGITS = "[0-9]+";

    boolean hot(String text) {
        Matcher m = Pattern.compile(DIGITS + "$", Pattern.CASE_INSENSITIVE).matcher(text);
        return m.find() || Pattern.matches(DIGITS, text);
    }
}
