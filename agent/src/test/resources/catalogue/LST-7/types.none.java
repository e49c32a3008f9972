package sample;

class Sample {
    void hot(byte[] from, int[] to, int[] same) {
        for (int i = 0; i < from.length; i++) {
            to[i] = from[i];
        }
        for (int i = 1; i < same.length; i++) {
            same[i - 1] = same[i];
        }
        for (int i = 0; i < to.length; i += 2) {
            to[i] = same[i];
        }
    }
}
