package sample;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

public final class Sample implements Supplier<Object> {
  private final List<String> names = new ArrayList<>();

  public Sample() {
    for (int i = 0; i < 8; i++) {
      names.add("name " + i);
    }
  }

  boolean hot(List<String> all) {
    return all.stream().anyMatch(name -> name.isEmpty());
  }

  @Override
  public Object get() {
    return hot(names);
  }
}
