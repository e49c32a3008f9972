package sample;

class Sample {
    String[] hot(int month, String word) {
        String[] names = {"jan", "feb"};
        int[] days = {31, 28};
        days[1] = month;
        int[] sums = {month, 28};
        word.length();
        return days[1] + sums[0] > 3 ? names : null;
    }
}
