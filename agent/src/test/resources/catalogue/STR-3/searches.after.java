package sample;

class Sample {
    boolean hot(String text, char c) {
        if (text.indexOf('x') < 0 && text.indexOf('"') > 0) {
            return text.lastIndexOf(c) > 1;
        }
        return text.indexOf('\'') >= 0;
    }
}
