package sample;

class Sample {
    int hot(String a) {
        int n = 0;
        while (!a.isEmpty()) {
            n += a.charAt(0) + a.charAt(a.length() - 1);
            a = a.substring(1);
        }
        return n;
    }
}
