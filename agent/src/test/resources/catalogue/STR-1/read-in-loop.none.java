package sample;

class Sample {
    String hot(int n, char[] more) {
        String result = "";
        String other = "";
        String third = "";
        for (int i = 0; i < n; i++) {
            result += "x";
            other = i + other;
            third += more;
            System.out.println(result);
        }
        return result + other + third;
    }
}
