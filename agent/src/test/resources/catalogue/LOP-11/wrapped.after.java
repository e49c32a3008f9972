package sample;

class Sample {
    double hot(String text) {
        double value = 0;
        if (mayBeNumber(text)) {
            try {
                value = Double.parseDouble(text);
            } catch (final NumberFormatException e) {
                // not a number
            }
        }
        return value;
    }

    private static boolean mayBeNumber(String text) {
        for (int i = 0; text != null && i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > ' ' && "0123456789.+-eEdDfFNaInityxXpPABCbc".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }
}
