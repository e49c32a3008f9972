package sample;

class Sample {
    private static final int[] TABLE = new int[256];

    private int crc;
    private long total;

    void hot(byte[] bytes, int end) {
        for (int i = 0; i < end; i++) {
            this.crc = TABLE[(crc ^ bytes[i]) & 0xff] ^ (crc >>> 8);
            total += bytes[i];
        }
    }
}
