package sample;

class Sample {
    String hot(String text, int n) {
        StringBuilder out = new StringBuilder();
        out.append('x').append("a").append(n).append(text).append(text, 1, 2).append(n);
        return out.length() > 3 ? out.toString() : "";
    }
}
