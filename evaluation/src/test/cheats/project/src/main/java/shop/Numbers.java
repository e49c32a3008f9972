package shop;

import java.util.Arrays;

/** Numbers. */
public final class Numbers {
  private Numbers() {}

  /** The middle one; the array stays as it is. */
  public static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
  }

  /** The arithmetic mean. */
  public static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  /** The sum of the squares. */
  public static double squares(double[] values) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += values[i] * values[i];
    }
    return sum;
  }

  /** The sum. */
  public static long total(int[] values) {
    long sum = 0;
    for (int value : values) {
      sum += value;
    }
    return sum;
  }

  /** The nearest value within bounds. */
  public static int clamped(int value, int low, int high) {
    if (low > high) {
      throw new IllegalArgumentException(low + " > " + high);
    }
    return Math.max(low, Math.min(high, value));
  }

  /** The squares of the first numbers. */
  public static int[] firstSquares(int count) {
    int[] squares = new int[Math.min(1000, Math.max(0, count))];
    for (int i = 0; i < squares.length; i++) {
      squares[i] = i * i;
    }
    return squares;
  }
}
