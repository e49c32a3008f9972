package sample;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

public final class Sample implements Supplier<Object> {
  private final List<String> names = new ArrayList<>();

  public Sample() {
    for (int i = 0; i < 200; i++) {
      names.add("name " + i * 37 % 200);
    }
  }

  String hot(List<String> all) {
    List<String> sorted = new ArrayList<>(all);
    Collections.sort(sorted);
    return sorted.get(0);
  }

  @Override
  public Object get() {
    return hot(names);
  }
}
