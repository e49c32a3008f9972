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
  private boolean wanted;

  int hot(List<String> all, String text, boolean asked) {
    if (all.contains(text) && asked) {
      return 1;
    }
    return 0;
  }

  @Override
  public Object get() {
    return hot(names, "name 3", wanted);
  }
}
