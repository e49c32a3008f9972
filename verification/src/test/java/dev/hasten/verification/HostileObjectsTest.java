package dev.hasten.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasten.replay.EntryChoice;
import dev.hasten.replay.Session;
import dev.hasten.sandbox.Sandbox;
import dev.hasten.target.MethodRef;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Results that are made to hang, crash or deceive whoever looks at them. */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileObjectsTest {
  private static final int KINDS = 9;

  private static final MethodRef MAKE = new MethodRef("a.Hostile", "make", "(I)Ljava/lang/Object;");
  private static final MethodRef HUGE = new MethodRef("a.Hostile", "huge", "(I)Ljava/lang/Object;");

  private static final String ORIGINAL =
      """
      package a;

      import java.util.*;
      import java.util.stream.*;

      public final class Hostile {
        static class Node {
          final int value;
          Object next;
          Node(int value) { this.value = value; }
        }

        /** Equal to everything, and not to itself. */
        static final class Liar extends Node {
          Liar(int value) { super(value); }
          @Override public boolean equals(Object other) { return other != this; }
          @Override public int hashCode() { return 7; }
        }

        static final class Thrower extends Node {
          boolean armed;
          Thrower(int value) { super(value); }
          @Override public boolean equals(Object other) { throw new IllegalStateException(); }
          @Override public int hashCode() {
            if (armed) { throw new IllegalStateException(); }
            return 1;
          }
          @Override public String toString() { throw new OutOfMemoryError("not really"); }
        }

        static final class Endless extends Node {
          Endless(int value) { super(value); }
          @Override public String toString() { while (true) { Thread.onSpinWait(); } }
          @Override public boolean equals(Object other) { while (true) { Thread.onSpinWait(); } }
          @Override public int hashCode() { while (true) { Thread.onSpinWait(); } }
        }

        static final class Finalized extends Node {
          Finalized(int value) { super(value); }
          @Override protected void finalize() { while (true) { Thread.onSpinWait(); } }
        }

        static final class Bottomless extends AbstractList<Object> {
          final int value;
          Bottomless(int value) { this.value = value; }
          @Override public int size() { return Integer.MAX_VALUE; }
          @Override public Object get(int index) { return new Bottomless(value); }
        }

        public static Object make(int which) {
          switch (which) {
            case 0: {
              Node a = new Node(VALUE0);
              Node b = new Node(2);
              a.next = new Object[] {b, a, new ArrayList<>(List.of(b))};
              b.next = a;
              return b;
            }
            case 1:
              return List.of(new Liar(1), new Liar(VALUE1));
            case 2: {
              Thrower thrower = new Thrower(VALUE2);
              Map<Object, Object> map = new HashMap<>();
              map.put(thrower, "x");
              thrower.armed = true;
              return map;
            }
            case 3:
              return new Endless(VALUE3);
            case 4:
              return new Finalized(VALUE4);
            case 5: {
              Node node = new Node(VALUE5);
              for (int i = 0; i < 100_000; i++) {
                Node outer = new Node(i);
                outer.next = node;
                node = outer;
              }
              return node;
            }
            case 6:
              return Stream.iterate(VALUE6, x -> x + 1);
            case 7:
              return new Bottomless(VALUE7);
            case 8: {
              Node node = new Node(VALUE8);
              List<Object> list = new ArrayList<>();
              list.add(list);
              list.add(node);
              Map<Object, Object> self = new IdentityHashMap<>();
              self.put(self, list);
              return self;
            }
            default:
              return which;
          }
        }

        public static Object huge(int n) {
          List<Integer> all = new ArrayList<>(10_000_000);
          for (int i = 0; i < 10_000_000; i++) {
            all.add(0);
          }
          all.set(9_999_999, VALUE0);
          return all;
        }
      }
      """;

  private static Sandbox sandbox;
  private static Oracle oracle;
  @TempDir static Path folder;

  @BeforeAll
  static void open() throws Exception {
    sandbox =
        Sandbox.open(
            Sandbox.Preference.AUTO,
            Sandbox.defaultScratch().resolve("hostile-test-" + ProcessHandle.current().pid()));
    oracle = Oracle.ask(request("original", -1, MAKE), found(MAKE, KINDS + 3), false, 1);
  }

  @AfterAll
  static void close() {
    oracle.close();
    sandbox.close();
  }

  @Test
  void the_original_itself_passes() throws Exception {
    assertThat(ReplayGate.check(oracle, request("same", -1, MAKE)))
        .isInstanceOf(GateResult.Passed.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8})
  void a_change_inside_of_it_is_found(int kind) throws Exception {
    assertFailed(Gate.REPLAY, ReplayGate.check(oracle, request("candidate" + kind, kind, MAKE)));
  }

  @Test
  void ten_million_elements_are_not_taken_for_the_same_unseen() throws Exception {
    try (Oracle huge = Oracle.ask(request("huge", -1, HUGE), found(HUGE, 2), false, 1)) {
      assertFailed(Gate.ENTRY, ReplayGate.check(huge, request("huger", 0, HUGE)));
    }
  }

  private static void assertFailed(Gate gate, GateResult result) {
    assertThat(result)
        .isInstanceOfSatisfying(
            GateResult.Failed.class, failed -> assertThat(failed.gate()).isEqualTo(gate));
  }

  private static EntryChoice.Found found(MethodRef entry, int count) throws Exception {
    return OneClass.found(
        entry, IntStream.range(0, count).mapToObj(i -> new Object[] {null, i}).toList());
  }

  /** One side; a kind that is not negative has another value in it. */
  private static Session.Request request(String side, int changed, MethodRef entry)
      throws Exception {
    String text = ORIGINAL;
    for (int i = 0; i < KINDS; i++) {
      text = text.replace("VALUE" + i, i == changed ? "42" : "41");
    }
    return OneClass.compiled(sandbox, folder, side, "Hostile", text, entry);
  }
}
