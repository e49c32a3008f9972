package sample;

class Sample {
    void hot(int[] from, int[] to, int n, int k) {
        System.arraycopy(from, 0, to, 0, from.length);
        if (n < k) {
            System.arraycopy(from, n, to, k + n, k - n);
        }
    }
}
