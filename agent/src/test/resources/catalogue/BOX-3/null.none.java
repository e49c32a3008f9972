package sample;

class Sample {
    Integer hot(int[] values) {
        Integer last = null;
        Integer n = 0;
        for (int value : values) {
            last = value;
            n++;
        }
        n.hashCode();
        return last;
    }
}
