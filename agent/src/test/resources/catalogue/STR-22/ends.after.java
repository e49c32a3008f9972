package sample;

class Sample {
    boolean hot(String text, String other) {
        if (!text.isEmpty() && text.charAt(0) == '/' && (text.isEmpty() || text.charAt(text.length() - 1) != '\\')) {
            return true;
        }
        boolean both = (!other.isEmpty() && other.charAt(0) == '\'') || (other.isEmpty() || other.charAt(other.length() - 1) != '\'') && text.length() > 3;
        return both;
    }
}
