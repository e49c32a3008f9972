package sample;

class Sample {
    boolean hot(String text, String other) {
        if (isOneOf(text)) {
            return true;
        }
        return (other != null && isOneOf(other));
    }

    private static boolean isOneOf(String text) {
        switch (text) {
            case "a":
            case "b":
            case "c":
            case "d":
            case "e":
                return true;
            default:
                return false;
        }
    }
}
