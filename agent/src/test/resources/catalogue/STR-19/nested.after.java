package sample;

class Sample {
    int hot(String a, String b) {
        int same = 0;
        char[] aChars = a.toCharArray();
        char[] bChars = b.toCharArray();
        for (int i = 0; i < a.length(); i++) {
            for (int j = 0; j < b.length(); j++) {
                same += aChars[i] == bChars[j] ? 1 : 0;
            }
        }
        return same;
    }
}
