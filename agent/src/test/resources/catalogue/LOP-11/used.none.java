package sample;

class Sample {
    int hot(String text, StringBuilder log) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            log.append(e.getMessage());
            return -1;
        }
    }
}
