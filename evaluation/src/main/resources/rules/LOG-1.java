package sample;

import java.util.function.Supplier;
import java.util.logging.Logger;

public final class Sample implements Supplier<Object> {
  private static final Logger LOG = Logger.getLogger("sample");

  private String name = "name";
  private int size = 42;

  int hot(String text, int n) {
    LOG.fine("the size of " + text + " is " + n);
    return n;
  }

  @Override
  public Object get() {
    return hot(name, size);
  }
}
