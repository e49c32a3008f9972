package sample;

class Sample {
    String hot(int n, String separator) {
        String result = "";
        StringBuilder resultBuilder = new StringBuilder().append(result);
        for (int i = 0; i < n; i++) {
            if (resultBuilder.length() > 0) {
                resultBuilder.append(separator);
            }
            resultBuilder.append(i).append(",");
        }
        result = resultBuilder.toString();
        return result;
    }
}
