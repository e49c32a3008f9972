package sample;

class Sample {
    boolean hot(String a, String b) {
        return a.equalsIgnoreCase(b) || a.equalsIgnoreCase("X1");
    }
}
