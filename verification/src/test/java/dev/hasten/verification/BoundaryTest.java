package dev.hasten.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasten.replay.EntryChoice;
import dev.hasten.replay.Session;
import dev.hasten.sandbox.Sandbox;
import dev.hasten.target.MethodRef;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rewrites that short words and round numbers do not tell from the original. */
class BoundaryTest {
  private static final MethodRef NEAR =
      new MethodRef("a.Words", "near", "(Ljava/lang/String;Ljava/lang/String;I)I");

  /** The edit distance of two texts, or -1 where it is beyond a limit. */
  private static final String ORIGINAL =
      """
      package a;
      public final class Words {
        public static int near(String left, String right, int limit) {
          int n = left.length();
          int m = right.length();
          if (Math.abs(n - m) > limit) {
            return -1;
          }
          int[] row = new int[n + 1];
          for (int i = 0; i <= n; i++) {
            row[i] = i;
          }
          for (int j = 1; j <= m; j++) {
            int diagonal = row[0];
            row[0] = j;
            int least = j;
            for (int i = 1; i <= n; i++) {
              int up = row[i];
              row[i] = left.charAt(i - 1) == right.charAt(j - 1)
                  ? diagonal
                  : 1 + Math.min(diagonal, Math.min(up, row[i - 1]));
              diagonal = up;
              least = Math.min(least, row[i]);
            }
            if (least > Integer.MAX_VALUE - 1) {
              return -1;
            }
          }
          return row[n] <= limit ? row[n] : -1;
        }
      }
      """;

  private static Sandbox sandbox;
  @TempDir Path folder;

  @BeforeAll
  static void open() throws Exception {
    sandbox =
        Sandbox.open(
            Sandbox.Preference.AUTO,
            Sandbox.defaultScratch().resolve("boundary-test-" + ProcessHandle.current().pid()));
  }

  @AfterAll
  static void close() {
    sandbox.close();
  }

  @Test
  void the_original_itself_is_the_same() throws Exception {
    assertThat(verdict(ORIGINAL)).isInstanceOf(GateResult.Passed.class);
  }

  @Test
  void an_early_exit_that_is_off_by_one_at_the_limit_of_long_texts_is_different() throws Exception {
    assertThat(verdict(with("least > Integer.MAX_VALUE - 1", "m > 20 && j < m && least >= limit")))
        .isInstanceOf(GateResult.Failed.class);
  }

  @Test
  void an_early_exit_that_is_wrong_where_a_block_ends_is_different() throws Exception {
    assertThat(
            verdict(
                with(
                    "least > Integer.MAX_VALUE - 1",
                    "(j & 15) == 0 && least == limit && j < m && (j >= n || row[j] > least)")))
        .isInstanceOf(GateResult.Failed.class);
  }

  @Test
  void taking_characters_with_the_same_low_byte_for_one_another_is_different() throws Exception {
    assertThat(
            verdict(
                with(
                    "left.charAt(i - 1) == right.charAt(j - 1)",
                    "(byte) left.charAt(i - 1) == (byte) right.charAt(j - 1)")))
        .isInstanceOf(GateResult.Failed.class);
  }

  @Test
  void a_sum_that_overflows_for_the_largest_limits_is_different() throws Exception {
    assertThat(verdict(with("Math.abs(n - m) > limit", "n - m > limit || m > limit + n")))
        .isInstanceOf(GateResult.Failed.class);
  }

  @Test
  void a_private_check_that_no_longer_throws_is_different() throws Exception {
    MethodRef check = new MethodRef("a.Words", "checked", "(I)I");
    String text =
        """
        package a;
        final class Words {
          private static int checked(int n) {
            if (n < 0) {
              throw new IllegalStateException("less than none: " + n);
            }
            return n;
          }
        }
        """;
    List<Object[]> calls = List.of(new Object[] {null, 1}, new Object[] {null, 2});
    Session.Request original = OneClass.compiled(sandbox, folder, "original", "Words", text, check);
    Session.Request candidate =
        OneClass.compiled(
            sandbox, folder, "candidate", "Words", text.replace("n < 0", "n < -9"), check);
    try (Oracle oracle = Oracle.ask(original, OneClass.found(check, calls), false, 1)) {
      assertThat(ReplayGate.check(oracle, candidate)).isInstanceOf(GateResult.Failed.class);
    }
  }

  private static String with(String original, String rewritten) {
    assertThat(ORIGINAL).contains(original);
    return ORIGINAL.replace(original, rewritten);
  }

  private GateResult verdict(String rewritten) throws Exception {
    Session.Request original = request("original", ORIGINAL);
    try (Oracle oracle = Oracle.ask(original, found(), true, 1)) {
      return ReplayGate.check(oracle, request("candidate", rewritten));
    }
  }

  private static EntryChoice.Found found() throws Exception {
    List<Object[]> calls = new ArrayList<>();
    String[] words = {"", "a", "frog", "fog", "elephant", "hippo", "hello", "hallo"};
    for (int i = 0; i + 1 < words.length; i++) {
      calls.add(new Object[] {null, words[i], words[i + 1], i + 1});
    }
    return OneClass.found(NEAR, calls);
  }

  private Session.Request request(String side, String text) throws Exception {
    return OneClass.compiled(sandbox, folder, side, "Words", text, NEAR);
  }
}
