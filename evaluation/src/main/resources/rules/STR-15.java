package sample;

import java.io.UnsupportedEncodingException;
import java.util.function.Supplier;

public final class Sample implements Supplier<Object> {
  private String name = "name";

  Object hot(String text) throws UnsupportedEncodingException {
    return text.getBytes("ISO-8859-1");
  }

  @Override
  public Object get() {
    try {
      return hot(name);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
