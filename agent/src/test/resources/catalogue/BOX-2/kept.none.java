package sample;

class Sample {
    long hot(int n, Integer m) {
        return new Long(n) + Integer.valueOf(m).intValue();
    }
}
