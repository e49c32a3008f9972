package dev.hasten.replay.victims;

import java.util.AbstractCollection;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/** Objects that come to be in various ways. */
public final class Things {
  private Things() {}

  public static void take(Object thing) {}

  public static void takeBoth(List<String> some, List<String> others) {}

  public static String say(String text) {
    return text;
  }

  public static String say(Object text) {
    return "object";
  }

  private static int secret(int[] numbers) {
    return numbers.length;
  }

  public record Pair(String left, int right) {}

  public enum Colour {
    RED,
    GREEN
  }

  public static final class Constant {
    public static final Constant NONE = new Constant("");
    private final String name;

    private Constant(String name) {
      this.name = name;
    }

    public static Constant of(String name) {
      return new Constant(name.toUpperCase(Locale.ROOT));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  public static final class Bean {
    private int count;
    private String name = "";

    public void setCount(int count) {
      this.count = count;
    }

    public void setName(String name) {
      this.name = name;
    }

    public String text() {
      return name + count;
    }
  }

  public static final class Bag extends AbstractCollection<String> {
    private final List<String> elements = new ArrayList<>();
    private int additions;

    @Override
    public boolean add(String element) {
      additions++;
      return elements.add(element);
    }

    @Override
    public Iterator<String> iterator() {
      return elements.iterator();
    }

    @Override
    public int size() {
      return elements.size() + 0 * additions;
    }
  }

  /** Cannot be used where a property says so. */
  public static final class Fragile {
    static {
      if (Boolean.getBoolean("fragile")) {
        throw new IllegalStateException("broken");
      }
    }
  }

  static final class Hidden {
    final double[] numbers;

    Hidden(double[] numbers) {
      this.numbers = numbers;
    }
  }

  /** What only this class can make. */
  public static Object hidden() {
    return new Hidden(new double[] {Double.NaN, -0.0});
  }

  /** What nobody can make. */
  public static Object secret() {
    return new Object() {
      private final int number = 3;

      @Override
      public String toString() {
        return "" + number;
      }
    };
  }
}
