package sample;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

public final class Sample implements Supplier<Object> {
  enum Colour {
    RED,
    GREEN,
    BLUE,
    BLACK
  }

  private final Colour[] colours = {Colour.RED, Colour.BLUE, Colour.RED, Colour.BLACK, Colour.BLUE};

  int hot(Colour[] all) {
    Map<Colour, Integer> counts = new HashMap<>();
    for (Colour colour : all) {
      counts.put(colour, counts.size());
    }
    return counts.size();
  }

  @Override
  public Object get() {
    return hot(colours);
  }
}
