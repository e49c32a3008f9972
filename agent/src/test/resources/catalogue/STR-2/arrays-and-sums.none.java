package sample;

class Sample {
    String hot(char[] text, int n, int m) {
        StringBuilder out = new StringBuilder();
        return out.append("ab").append(n + m).append(n + m + "x").append("x" + text).toString();
    }
}
