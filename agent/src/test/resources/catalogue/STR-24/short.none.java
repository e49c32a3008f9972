package sample;

class Sample {
    boolean hot(String text, String other) {
        return text.equals("a") || text.equals("b") || other.equals("c") || text.equals("d") || text.equals("e");
    }
}
