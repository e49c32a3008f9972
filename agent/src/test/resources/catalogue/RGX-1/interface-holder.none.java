package sample;

class Sample {
    interface Text {
        default boolean hot(String text) {
            return text.length() > 3;
        }
    }
}
