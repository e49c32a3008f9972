package sample;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

public final class Sample implements Supplier<Object> {
  private final Map<String, String> map = new HashMap<>();
  private final String[] keys = {"one", "two", "three", "none"};

  public Sample() {
    for (String key : keys) {
      map.put(key, key + key);
    }
    map.remove("none");
  }

  int hot(Map<String, String> all, String[] wanted) {
    int n = 0;
    for (String key : wanted) {
      if (all.containsKey(key)) {
        String value = all.get(key);
        n += value.length();
      }
    }
    return n;
  }

  @Override
  public Object get() {
    return hot(map, keys);
  }
}
