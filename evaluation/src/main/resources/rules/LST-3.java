package sample;

import java.util.ArrayList;
import java.util.LinkedList;
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
    List<String> list = new LinkedList<>();
    for (String name : all) {
      list.add(name);
    }
    int n = 0;
    for (int i = 0; i < list.size(); i++) {
      n += list.get(i).length();
    }
    return n;
  }

  @Override
  public Object get() {
    return hot(names);
  }
}
