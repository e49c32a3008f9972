package sample;

class Sample {
    boolean hot(String a, String b) {
        return a.toLowerCase().equals(b.toLowerCase()) || a.toUpperCase().equals("X1");
    }
}
