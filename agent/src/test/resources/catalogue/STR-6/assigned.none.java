package sample;

class Sample {
    String hot(String text) {
        StringBuilder out = new StringBuilder();
        text = text.trim();
        for (int i = 0; i < text.length(); i++) {
            out.append('x');
        }
        return out.toString();
    }
}
