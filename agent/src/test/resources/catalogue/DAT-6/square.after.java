package sample;

class Sample {
    double hot(double x) {
        return (x * x) + 1;
    }
}
