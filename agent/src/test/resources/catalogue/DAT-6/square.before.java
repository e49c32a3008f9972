package sample;

class Sample {
    double hot(double x) {
        return Math.pow(x, 2) + 1;
    }
}
