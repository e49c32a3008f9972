package sample;

class Sample {
    int hot(String a, String b) {
        int same = 0;
        for (int i = 0; i < a.length(); i++) {
            for (int j = 0; j < b.length(); j++) {
                same += a.charAt(i) == b.charAt(j) ? 1 : 0;
            }
        }
        return same;
    }
}
