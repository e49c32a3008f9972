package sample;

class Sample {
    String hot(byte[] bytes, int n) {
        StringBuilder out = new StringBuilder(String.format("%x", n));
        for (byte b : bytes) {
            out.append(String.format("%02x", b));
        }
        return out.toString();
    }
}
