package sample;

class Sample {
    String hot(String text, int n) {
        StringBuilder out = new StringBuilder();
        out.append("x").append("a" + n + text).append(text.substring(1, 2)).append(String.valueOf(n));
        return out.toString().length() > 3 ? out.toString() : "";
    }
}
