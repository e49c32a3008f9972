package sample;

import java.util.regex.Pattern;

class Sample {

    private static final Pattern SPACES = Pattern.compile("[ \\t]");
    private static final Pattern WORDS = Pattern.compile("\\w*");

    String hot(String text) {
        if (isAll(text) || isAll2(text)) {
            return replaceEach(replaceEach2(text));
        }
        return replaceEach3(text);
    }

    private static boolean isAll(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= '0' && c <= '9')) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static boolean isAll2(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_')) {
                return false;
            }
        }
        return true;
    }

    private static String replaceEach(String text) {
        int length = text.length();
        StringBuilder result = null;
        int copied = 0;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if ((c < 'a' || c > 'z') && (c < 'A' || c > 'Z')) {
                if (result == null) {
                    result = new StringBuilder(length);
                }
                result.append(text, copied, i).append('?');
                if (Character.charCount(text.codePointAt(i)) == 2) {
                    i++;
                }
                copied = i + 1;
            }
        }
        return result == null ? text : result.append(text, copied, length).toString();
    }

    private static String replaceEach2(String text) {
        int length = text.length();
        StringBuilder result = null;
        int copied = 0;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= '\t' && c <= '\r' || c == ' ') {
                if (result == null) {
                    result = new StringBuilder(length);
                }
                if (i > copied || i == 0) {
                    result.append(text, copied, i).append(' ');
                }
                copied = i + 1;
            }
        }
        return result == null ? text : result.append(text, copied, length).toString();
    }

    private static String replaceEach3(String text) {
        int length = text.length();
        StringBuilder result = null;
        int copied = 0;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c == ' ' || c == '\t') {
                if (result == null) {
                    result = new StringBuilder(length);
                }
                result.append(text, copied, i);
                copied = i + 1;
            }
        }
        return result == null ? text : result.append(text, copied, length).toString();
    }
}
