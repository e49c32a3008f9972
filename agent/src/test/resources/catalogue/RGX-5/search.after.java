package sample;

import java.util.regex.Pattern;

class Sample {
    private static final Pattern SPECIAL = Pattern.compile("[\\\\&]");
    private static final Pattern SCHEME = Pattern.compile("^\\p{Alpha}[\\p{Alnum}\\+\\-\\.]*");

    boolean hot(String text) {
        return hasAny(text) || isAll(text) || isAll2(text);
    }

    private static boolean hasAny(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' || c == '&') {
                return true;
            }
        }
        return false;
    }

    private static boolean isAll(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(i == 0 ? c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' : c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.')) {
                return false;
            }
        }
        return text.length() > 0;
    }

    private static boolean isAll2(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= 'a' && c <= 'z')) {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
