package sample;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

class Sample {

    private static final Pattern PATTERN = Pattern.compile("[0-9]+$", Pattern.CASE_INSENSITIVE);
    private static final Pattern PATTERN_2 = Pattern.compile(Sample.DIGITS);

    private static final String DIGITS = "[0-9]+";

    boolean hot(String text) {
        Matcher m = PATTERN.matcher(text);
        return m.find() || PATTERN_2.matcher(text).matches();
    }
}
