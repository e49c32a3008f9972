package dev.hasten.probe.agent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;

/** Methods of all kinds, to be woven. */
public class Fixture {
  private int total;

  public Fixture(int start) {
    this(start > 0 ? start : 0, "this");
  }

  Fixture(int start, String how) {
    if (how.isEmpty()) {
      throw new IllegalArgumentException("how");
    }
    for (int i = 0; i < start; i++) {
      total++;
    }
  }

  /** A subclass whose super() takes a choice, and may throw. */
  public static class Sub extends Fixture {
    final String name;

    Sub(StringBuilder text, boolean empty) {
      super(eat(text), empty ? "" : "sub");
      name = text.toString() + (empty ? 1 : 2);
    }

    private static int eat(StringBuilder text) {
      text.setLength(0);
      return 1;
    }
  }

  static long wide(long a, double b, int c, float d, boolean e, byte f, short g, char h) {
    long sum = a + (long) b + c;
    if (e) {
      double more = d + f;
      sum += (long) more + g + h;
    }
    return sum;
  }

  static double half(double x) {
    return x / 2;
  }

  static boolean not(boolean x) {
    return !x;
  }

  static char next(char c) {
    return (char) (c + 1);
  }

  static float twice(float f) {
    return 2 * f;
  }

  static byte asByte(int i) {
    return (byte) i;
  }

  static short asShort(int i) {
    return (short) i;
  }

  int add(int n) {
    total += n;
    return total;
  }

  void loopFirst() {
    while (total < 3) {
      total++;
    }
  }

  private String secret(String s) {
    return s + total;
  }

  String callSecret(String s) {
    return secret(s);
  }

  synchronized int locked(Object monitor, int x) {
    synchronized (monitor) {
      if (x < 0) {
        throw new IllegalStateException("negative");
      }
      return x + total;
    }
  }

  <T extends Comparable<T>> T max(List<? extends T> all) {
    T best = null;
    for (T each : all) {
      if (best == null || each.compareTo(best) > 0) {
        best = each;
      }
    }
    return best;
  }

  static String join(String separator, Object... parts) {
    StringBuilder b = new StringBuilder();
    for (Object part : parts) {
      b.append(b.length() == 0 ? "" : separator).append(part);
    }
    return b.toString();
  }

  static int caught(String s) {
    try {
      return Integer.parseInt(s);
    } catch (NumberFormatException e) {
      try {
        throw new IllegalStateException(e);
      } catch (IllegalStateException again) {
        return -1;
      } finally {
        s = null;
      }
    }
  }

  static int thrown(int[] a, int i) {
    return a[i];
  }

  static int recursive(int n) {
    return n <= 1 ? 1 : n * recursive(n - 1);
  }

  static int switched(Object o) {
    Object x = o;
    int y = 0;
    switch (String.valueOf(x)) {
      case "a":
        y = 1;
        x = new ArrayList<>(Arrays.asList(1, 2));
        break;
      case "b":
        long z = 7;
        y = (int) z;
        break;
      default:
        Supplier<Object> s = () -> o;
        x = s.get();
    }
    return x instanceof List ? ((List<?>) x).size() + y : y;
  }

  static int[] sorted(int[] a) {
    int[] copy = a.clone();
    Arrays.sort(copy);
    return copy;
  }

  int inner(int n) {
    IntUnaryOperator f = x -> x * total;
    return new Object() {
      int go() {
        return f.applyAsInt(n);
      }
    }.go();
  }

  /** An interface with bodies. */
  interface Shape {
    int side();

    default int area() {
      return side() * side();
    }

    static Shape of(int n) {
      return () -> n;
    }
  }
}
