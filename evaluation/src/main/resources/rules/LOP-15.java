package sample;

import java.util.function.Supplier;

public final class Sample implements Supplier<Object> {
  private final double[][] a = new double[20][20];
  private final double[][] b = new double[20][20];
  private final double[][] c = new double[20][20];

  double hot(double[][] x, double[][] y, double[][] z) {
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < x.length; j++) {
        for (int k = 0; k < x.length; k++) {
          z[i][j] += x[i][k] * y[k][j];
        }
      }
    }
    return z[0][0];
  }

  @Override
  public Object get() {
    return hot(a, b, c);
  }
}
