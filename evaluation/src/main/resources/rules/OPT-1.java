package sample;

import java.util.Optional;
import java.util.function.Supplier;

public final class Sample implements Supplier<Object> {
  private Optional<String> name = Optional.of("name");
  private int size = 42;

  String hot(Optional<String> text) {
    return text.orElse(made());
  }

  String made() {
    return String.valueOf(size) + "x";
  }

  @Override
  public Object get() {
    return hot(name);
  }
}
