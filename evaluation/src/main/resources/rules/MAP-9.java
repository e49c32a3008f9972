package sample;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

public final class Sample implements Supplier<Object> {
  private final List<String> names = new ArrayList<>();

  public Sample() {
    for (int i = 0; i < 200; i++) {
      names.add("name " + i * 37 % 200);
    }
  }

  int hot(List<String> all) {
    Set<String> seen = new HashSet<>(600);
    int n = 0;
    for (String name : all) {
      if (!seen.contains(name)) {
        seen.add(name);
        n++;
      }
    }
    return n;
  }

  @Override
  public Object get() {
    return hot(names);
  }
}
