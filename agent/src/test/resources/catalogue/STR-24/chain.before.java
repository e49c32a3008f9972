package sample;

class Sample {
    boolean hot(String text, String other) {
        if (text.equals("a") || text.equals("b") || text.equals("c") || text.equals("d") || text.equals("e")) {
            return true;
        }
        return "a".equals(other) || "b".equals(other) || "c".equals(other) || "d".equals(other)
                || "e".equals(other);
    }
}
