package sample;

class Sample {
    long hot(int[] values) {
        Long sum = 0L;
        for (int value : values) {
            sum += value;
        }
        return sum;
    }
}
