package sample;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

public final class Sample implements Supplier<Object> {
  private final List<String> names = new ArrayList<>();

  public Sample() {
    for (int i = 0; i < 200; i++) {
      names.add("name " + i * 37 % 200);
    }
  }

  int hot(List<String> all) {
    List<String> copy = new ArrayList<>();
    for (String name : all) {
      copy.add(name);
    }
    return copy.size();
  }

  @Override
  public Object get() {
    return hot(names);
  }
}
