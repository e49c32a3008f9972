package sample;

import java.math.BigDecimal;
import java.util.function.Supplier;

public final class Sample implements Supplier<Object> {
  private BigDecimal amount = new BigDecimal("12.34");

  BigDecimal hot(BigDecimal x) {
    return x.multiply(new BigDecimal("1.19"));
  }

  @Override
  public Object get() {
    return hot(amount);
  }
}
