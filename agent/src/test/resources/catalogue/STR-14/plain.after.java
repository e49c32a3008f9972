package sample;

class Sample {
    String hot(String name, int n, char c) {
        String text = name + "=" + n + "%";
        return text + ("" + c + text).length() + ("" + n + (n + 1));
    }
}
