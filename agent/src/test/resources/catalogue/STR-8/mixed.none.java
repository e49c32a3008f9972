package sample;

class Sample {
    boolean hot(String a, String b) {
        return a.toLowerCase().equals(b.toUpperCase()) || a.toUpperCase().equals("x");
    }
}
