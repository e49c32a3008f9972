package sample;

class Sample {
    String hot(Object o, double d, Object[] all) {
        return String.format("%5s", o) + String.format("%f", d) + String.format("%s", all) + String.format("%s");
    }
}
