package sample;

class Sample {
    String hot(String name, int n, char c) {
        String text = String.format("%s=%d%%", name, n);
        return text + String.format("%c%s", c, text).length() + String.format("%d%d", n, n + 1);
    }
}
