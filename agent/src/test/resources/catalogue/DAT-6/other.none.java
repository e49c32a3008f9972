package sample;

class Sample {
    double hot(double x, int n) {
        return Math.pow(x, n) + Math.pow(n, 2);
    }
}
