package sample;

class Sample {
    private int count;
    private volatile int seen;

    int hot(byte[] bytes, Sample other) {
        for (byte b : bytes) {
            count += step(b);
        }
        for (byte b : bytes) {
            seen += b;
        }
        for (byte b : bytes) {
            count += other.count + b;
        }
        return count;
    }

    int step(byte b) {
        return count > 3 ? b : 1;
    }
}
