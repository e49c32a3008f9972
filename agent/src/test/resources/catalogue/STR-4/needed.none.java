package sample;

class Sample {
    String hot(char[] text, Object o) {
        return new String(text) + o.toString() + "abc".substring(1);
    }
}
