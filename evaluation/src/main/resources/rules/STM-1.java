package sample;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

public final class Sample implements Supplier<Object> {
  private final List<String> names = new ArrayList<>();

  public Sample() {
    for (int i = 0; i < 200; i++) {
      names.add("name " + i * 37 % 200);
    }
  }

  boolean hot(List<String> all) {
    return all.stream().filter(name -> name.endsWith("7")).collect(Collectors.toList()).size() > 3;
  }

  @Override
  public Object get() {
    return hot(names);
  }
}
