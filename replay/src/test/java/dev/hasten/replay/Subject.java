package dev.hasten.replay;

import java.lang.reflect.Method;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntUnaryOperator;

/** A program to be watched: its main method plays the part of a test runner. */
class Subject {
  private final List<String> seen = new ArrayList<>();
  private final Object owner;

  Subject(Object owner) {
    this.owner = owner;
  }

  String repeat(String text, int times) {
    if (times < 0) {
      throw new IllegalArgumentException("times: " + times);
    }
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < times; i++) {
      all.append(text);
    }
    seen.add(text);
    return all.toString();
  }

  List<String> seen() {
    return seen;
  }

  static int apply(IntUnaryOperator function, int to) {
    return function.applyAsInt(to);
  }

  static int depth(int n) {
    return n == 0 ? 0 : 1 + depth(n - 1);
  }

  static Iterator<String> lazy(List<String> list) {
    return list.iterator();
  }

  static int byIdentity(Object o) {
    return System.identityHashCode(o);
  }

  static int chosen(int n) {
    return n + 1;
  }

  static void members(Method[] all) {
    if (!Arrays.equals(
        all,
        Arrays.stream(all).sorted(Comparator.comparing(Method::toString)).toArray(Method[]::new))) {
      throw new IllegalStateException("in no order");
    }
  }

  static int outer(int n) {
    return n + held(new Subject(Thread.currentThread()), n);
  }

  private static int held(Subject subject, int n) {
    return subject.repeat("x", n).length() + (subject.owner == null ? 1 : 0);
  }

  static int table(int n) {
    return n + Table.SIZE;
  }

  private static int once(Subject subject) {
    return subject.owner == null ? 1 : 2;
  }

  private static final class Table {
    static final int SIZE = once(new Subject(Thread.currentThread()));
  }

  /** What a test does. */
  private interface Body {
    void run() throws Exception;
  }

  public static void main(String[] arguments) throws Exception {
    boolean wrong = arguments.length > 0 && arguments[0].equals("wrong");
    test(
        "repeats",
        () -> {
          Subject subject = new Subject(null);
          for (int i = 0; i < 2000; i++) {
            subject = i % 10 == 0 ? new Subject(null) : subject;
            subject.repeat(i % 3 == 0 ? "ab" : "a", i % 7);
          }
          if (wrong) {
            subject.seen.add("wrong");
          }
          subject.repeat("last", 1);
          try {
            subject.repeat("", -1);
          } catch (IllegalArgumentException e) {
            subject.seen.clear();
          }
        });
    test("functions", () -> apply(x -> x + arguments.length, 3));
    test("recursion", () -> depth(50));
    test("lazy", () -> lazy(List.of("a", "b")).next());
    test("identity", () -> byIdentity(new Object()));
    test("held", () -> outer(4));
    test("table", () -> table(4));
    test("members", () -> members(Subject.class.getDeclaredMethods()));
    test("outermost", () -> outer(5));
    test(
        "chance",
        () -> {
          chosen(new Random().nextInt());
          chosen(new Random(System.nanoTime()).nextInt());
          chosen((int) (Math.random() * 1e9));
          chosen(ThreadLocalRandom.current().nextInt());
          chosen(UUID.randomUUID().hashCode());
          chosen(new SecureRandom().nextInt());
          List<Integer> list = new ArrayList<>(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9));
          Collections.shuffle(list);
          chosen(list.get(0) + 10 * list.get(1));
        });
    Thread other = new Thread(() -> depth(3), "worker-17");
    test(
        "threads",
        () -> {
          other.start();
          other.join();
        });
    if (arguments.length > 0 && arguments[0].equals("halt")) {
      Thread.sleep(1100);
      depth(1);
      Runtime.getRuntime().halt(3);
    }
  }

  private static void test(String name, Body body) throws Exception {
    Class<?> current = Class.forName("dev.hasten.probe.test.CurrentTest");
    Method begin = current.getDeclaredMethod("begin", String.class);
    Method end = current.getDeclaredMethod("end");
    begin.setAccessible(true);
    end.setAccessible(true);
    begin.invoke(null, Subject.class.getName() + "#" + name + "()");
    body.run();
    end.invoke(null);
  }
}
