package sample;

class Sample {
    String hot(String text) {
        if (text.isEmpty()) {
            return text;
        }
        char[] digitsChars = new char[text.length() * 2];
        int digitsSize = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                digitsChars[digitsSize++] = ' ';
                digitsChars[digitsSize++] = '|';
            } else if (Character.isDigit(c)) {
                digitsChars[digitsSize++] = c;
            }
        }
        return digitsSize == 0 ? "" : new String(digitsChars, 0, digitsSize);
    }
}
