package sample;

class Sample {
    private static final java.util.regex.Pattern A_Z_PATTERN = java.util.regex.Pattern.compile("[a-z]*");

    boolean hot(String text) {
        return new Pattern().toString().isEmpty() || A_Z_PATTERN.matcher(text).matches();
    }
    static final class Pattern {}
}
