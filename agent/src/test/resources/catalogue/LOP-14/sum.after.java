package sample;

class Sample {
    private static final int[] TABLE = new int[256];

    private int crc;
    private long total;

    void hot(byte[] bytes, int end) {
        int localCrc = this.crc;
        long localTotal = total;
        for (int i = 0; i < end; i++) {
            localCrc = TABLE[(localCrc ^ bytes[i]) & 0xff] ^ (localCrc >>> 8);
            localTotal += bytes[i];
        }
        this.crc = localCrc;
        total = localTotal;
    }
}
