package sample;

class Sample {
    void hot(int[] counts, int[] sums, byte[] bytes) {
        for (byte b : bytes) {
            counts[b & 0xff] += 1;
        }
        int at = 0;
        for (byte b : bytes) {
            sums[at] += b;
            at++;
        }
        for (byte b : bytes) {
            sums[0] += b;
            sums[1] += 1;
        }
        for (int n : sums) {
            sums[0] += n;
        }
    }
}
