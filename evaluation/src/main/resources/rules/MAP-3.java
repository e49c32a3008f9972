package sample;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

public final class Sample implements Supplier<Object> {
  private final Map<String, String> map = new HashMap<>();
  private String key = "one";

  boolean hot(Map<String, String> all, String wanted) {
    return all.keySet().contains(wanted);
  }

  @Override
  public Object get() {
    return hot(map, key);
  }
}
