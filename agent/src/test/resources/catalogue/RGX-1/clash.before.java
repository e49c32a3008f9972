package sample;

class Sample {
    boolean hot(String text) {
        return new Pattern().toString().isEmpty() || text.matches("[a-z]*");
    }
    static final class Pattern {}
}
