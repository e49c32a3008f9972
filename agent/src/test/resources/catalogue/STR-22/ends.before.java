package sample;

class Sample {
    boolean hot(String text, String other) {
        if (text.startsWith("/") && !text.endsWith("\\")) {
            return true;
        }
        boolean both = other.startsWith("'") || !other.endsWith("'") && text.length() > 3;
        return both;
    }
}
