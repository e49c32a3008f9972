package sample;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

public final class Sample implements Supplier<Object> {
  private final Map<String, Integer> map = new HashMap<>();

  public Sample() {
    for (int i = 0; i < 100; i++) {
      map.put("key " + i, i);
    }
  }

  int hot(Map<String, Integer> all) {
    int n = 0;
    for (String key : all.keySet()) {
      n += key.length() + all.get(key);
    }
    return n;
  }

  @Override
  public Object get() {
    return hot(map);
  }
}
