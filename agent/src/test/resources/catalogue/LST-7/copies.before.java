package sample;

class Sample {
    void hot(int[] from, int[] to, int n, int k) {
        for (int i = 0; i < from.length; i++) {
            to[i] = from[i];
        }
        for (int i = n; i < k; i++) to[i + k] = from[i];
    }
}
