package sample;

class Sample {
    String hot(String text) {
        if (text.isEmpty()) {
            return text;
        }
        final StringBuilder digits = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                digits.append(' ');
                digits.append('|');
            } else if (Character.isDigit(c)) {
                digits.append(c);
            }
        }
        return digits.length() == 0 ? "" : digits.toString();
    }
}
