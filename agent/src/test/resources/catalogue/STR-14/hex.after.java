package sample;

class Sample {
    String hot(byte[] bytes, int n) {
        StringBuilder out = new StringBuilder("" + Integer.toHexString(n));
        for (byte b : bytes) {
            out.append("" + Character.forDigit(b >> 4 & 0xf, 16) + Character.forDigit(b & 0xf, 16));
        }
        return out.toString();
    }
}
