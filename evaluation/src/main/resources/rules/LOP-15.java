package sample;

import java.util.function.Supplier;

public final class Sample implements Supplier<Object> {
  private final int[][] rows = new int[20][100];
  private final int[] sums = new int[20];

  int[] hot(int[][] all, int[] totals) {
    for (int i = 0; i < all.length; i++) {
      int[] row = all[i];
      for (int k = 0; k < row.length; k++) {
        totals[i] += row[k];
      }
    }
    return totals;
  }

  @Override
  public Object get() {
    return hot(rows, sums);
  }
}
