package sample;

import java.util.regex.Pattern;

class Sample {
    private static final Pattern FLAGS = Pattern.compile("[a-z]", Pattern.CASE_INSENSITIVE);
    private static final Pattern LETTERS = Pattern.compile("\\p{IsAlphabetic}");
    private static final Pattern GROUPS = Pattern.compile("[a-z](x|y)*");

    boolean hot(String text, CharSequence other) {
        return FLAGS.matcher(text).find()
                || LETTERS.matcher(text).find()
                || GROUPS.matcher(text).matches()
                || text.matches("[^a-z][a-z]*")
                || Pattern.matches("[a-z][0-9]*", other);
    }
}
