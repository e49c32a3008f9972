package sample;

class Sample {
    long hot(int[] values) {
        long sum = 0L;
        for (int value : values) {
            sum += value;
        }
        return sum;
    }
}
