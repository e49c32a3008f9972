package sample;

class Sample {
    String hot(String text, String with) {
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            result.append(with);
        }
        StringBuilder back = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            back.append(text.charAt(i));
            if (back.length() == 9) {
                i = i - 1;
            }
        }
        return result.toString() + back.toString();
    }
}
