package sample;

class Sample {
    String hot(int n, String separator) {
        String result = "";
        for (int i = 0; i < n; i++) {
            if (result.length() > 0) {
                result += separator;
            }
            result = result + i + ",";
        }
        return result;
    }
}
