package sample;

class Sample {
    double hot(String text) {
        double value = 0;
        try {
            value = Double.parseDouble(text);
        } catch (final NumberFormatException e) {
            // not a number
        }
        return value;
    }
}
