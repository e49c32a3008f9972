package sample;

class Sample {
    int hot(String text, int n) {
        Integer box = new Integer(n);
        return Integer.valueOf(text).intValue() + new Integer(text).intValue() + box;
    }
}
