package sample;

class Sample {
    double hot(double x, double y) {
        return Math.sqrt(power(x - y));
    }

    private static double power(double x) {
        return x * x;
    }
}
