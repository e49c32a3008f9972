package sample;

class Sample {
    double hot(double x, double y) {
        return Math.sqrt(Math.pow(x - y, 2));
    }
}
