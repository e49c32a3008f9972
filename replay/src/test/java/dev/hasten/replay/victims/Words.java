package dev.hasten.replay.victims;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;

/** Something to call. */
public class Words {
  private static int calls;
  private final List<String> words = new ArrayList<>();
  private int cached;

  public Words(String text) {
    words.addAll(Arrays.asList(text.split(" ")));
  }

  public String longest() {
    String best = "";
    for (String word : words) {
      best = word.length() > best.length() ? word : best;
    }
    cached = best.length();
    return best;
  }

  private int secret(int factor) {
    return words.size() * factor + cached;
  }

  public static int sum(int[] numbers, int length) {
    int sum = 0;
    for (int i = 0; i < length; i++) {
      sum += numbers[i];
    }
    return sum;
  }

  public static String upper(String text) {
    if (text == null) {
      throw new IllegalArgumentException("no text");
    }
    return text.toUpperCase(java.util.Locale.ROOT);
  }

  public static int spin(int forever) {
    while (forever > 0) {
      forever = forever == Integer.MAX_VALUE ? 1 : forever + 1;
    }
    return forever;
  }

  public static int exit(int code) {
    if (code > 0) {
      System.exit(code);
    }
    return code;
  }

  public static void sort(int[] numbers) {
    Arrays.sort(numbers);
  }

  public static int size(Object[] things) {
    return things.length;
  }

  public static int counted(int n) {
    calls += n;
    return n;
  }

  public static void print(String text) {
    System.out.print(text);
  }

  public static Map<String, Integer> count(List<String> words) {
    Map<String, Integer> counts = new HashMap<>();
    words.forEach(word -> counts.merge(word, 1, Integer::sum));
    return counts;
  }

  /** One thing of many kinds, to see what an observation tells apart. */
  public static Object various(int which) {
    List<Integer> list = new ArrayList<>(List.of(1, 2));
    Words words = new Words("a b");
    switch (which) {
      case 0:
        return list;
      case 1:
        return new LinkedList<>(list);
      case 2:
        return List.copyOf(list);
      case 3:
        return java.util.Collections.unmodifiableList(list);
      case 4:
        return new ArrayList<>(List.of(2, 1));
      case 5:
        return new Object[] {words, words};
      case 6:
        return new Object[] {words, new Words("a b")};
      case 7:
        return 0.0;
      case 8:
        return -0.0;
      case 9:
        return new ArrayList<>();
      case 10:
        return null;
      case 11:
        return new HashMap<>(Map.of("a", 1, "b", 2));
      case 12:
        return new LinkedHashMap<>(new java.util.TreeMap<>(Map.of("a", 1, "b", 2)));
      case 13:
        throw new IllegalStateException("no");
      case 14:
        throw new IllegalStateException("No");
      case 15:
        throw new IllegalArgumentException("no");
      case 16:
        return list.iterator();
      case 17:
        Iterator<Integer> used = list.iterator();
        used.next();
        return used;
      case 18:
        return list.stream().map(x -> x + 1);
      case 19:
        return list.stream().map(x -> x + 2);
      case 20:
        return new StringBuilder("x");
      case 21:
        return "x";
      case 22:
        return 1;
      case 23:
        return 1L;
      case 24:
        return new java.math.BigDecimal("1.0");
      case 25:
        return new java.math.BigDecimal("1.00");
      case 26:
        return Arrays.asList(1, 2);
      case 27:
        return new java.io.StringReader("ab");
      case 28:
        return new java.io.StringReader("ac");
      case 29:
        return new IllegalStateException("no", new RuntimeException("why"));
      case 30:
        return new IllegalStateException("no");
      case 31:
        return new int[] {1, 2};
      case 32:
        return new long[] {1, 2};
      case 33:
        return words;
      case 34:
        words.cached = 9;
        return words;
      default:
        return which;
    }
  }

  /** Pairs that a caller cannot tell apart, made in two ways. */
  public static Object alike(int which, boolean otherWay) {
    switch (which) {
      case 0:
        return otherWay ? Double.longBitsToDouble(0x7ff8000000000001L) : Double.NaN;
      case 1:
        Map<String, Integer> large = otherWay ? new HashMap<>(512) : new HashMap<>();
        for (int i = 0; i < 20; i++) {
          large.put("k" + (otherWay ? 19 - i : i), otherWay ? 19 - i : i);
        }
        return large;
      case 2:
        StringBuilder builder = otherWay ? new StringBuilder(100) : new StringBuilder();
        return builder.append("x");
      case 3:
        ArrayList<Integer> list = new ArrayList<>(otherWay ? 99 : 1);
        list.add(1);
        return list;
      case 4:
        int[] none = {};
        return otherWay
            ? raise(() -> none[none.length])
            : raise(() -> "x".substring(2).length() + none[9]);
      case 5:
        return otherWay ? new String("x") : "x";
      case 6:
        return raise(() -> Integer.parseInt(otherWay ? "x" : "y"));
      default:
        return new Object() {
          final int field = 3;
        };
    }
  }

  private static Object raise(java.util.function.IntSupplier body) {
    try {
      return body.getAsInt();
    } catch (RuntimeException e) {
      return e instanceof IndexOutOfBoundsException ? "index" : e;
    }
  }
}
