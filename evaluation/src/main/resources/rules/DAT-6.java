package sample;

import java.util.function.Supplier;

public final class Sample implements Supplier<Object> {
  private final double[] values = {1.5, 2.5, 3.25, -4, 5e10, 6.1};

  double hot(double[] all) {
    double sum = 0;
    for (double x : all) {
      sum += StrictMath.pow(x, 2);
    }
    return sum;
  }

  @Override
  public Object get() {
    return hot(values);
  }
}
