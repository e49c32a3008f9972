package dev.hasten.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodePolicyTest {
  private static List<String> judge(String before, String after) {
    return CodePolicy.violations(
        Optional.of("class A { " + before + " }"), "class A { " + after + " }");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "int f() { return 1; } | int f() { System.exit(0); return 1; } | ends the JVM",
        "int f() { return 1; } | int f() { new Thread(() -> {}).start(); return 1; } | another thread",
        "int f(int[] a) { return 1; } | int f(int[] a) { java.util.Arrays.parallelSort(a); return 1; } | other threads",
        "int f() { return 1; } | int f() { return (int) System.nanoTime(); } | clock",
        "int f() { return 1; } | int f() { new Throwable().getStackTrace(); return 1; } | its caller",
        "int f() { return 1; } | static int hits; int f() { return 1; } | can be assigned",
        "int f() { return 1; } | static final java.util.Map<String, String> CACHE = new java.util.HashMap<>(); int f() { CACHE.put(null, null); return 1; } | state between calls",
        "int f() { return 1; } | static final java.util.concurrent.ConcurrentHashMap<String, String> CACHE = null; int f() { return 1; } | state between calls",
        "int f() { return 1; } | static final char[] BUFFER = new char[9]; int f() { BUFFER[0] = 'a'; return 1; } | state between calls",
        "int f() { return 1; } | static final ThreadLocal<char[]> BUFFER = null; int f() { return 1; } | keeps state",
        "synchronized int f() { return 1; } | int f() { return 1; } | synchronization",
        "volatile int x; | int x; | synchronization",
      })
  void what_leaves_the_rules_is_named(String before, String after, String reason) {
    assertThat(judge(before, after)).anyMatch(v -> v.contains(reason));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "int f() { return 1; } | static final java.util.regex.Pattern P = null; int f() { return 2; }",
        "int f() { return 1; } | private int cached; int f() { return cached; }",
        "int f(int i) { return 1; } | private static final int[] TABLE = {1, 2}; int f(int i) { return TABLE[i]; }",
        "int f() { return 1; } | static final int LIMIT = 3; int f() { return LIMIT; }",
      })
  void ordinary_rewrites_pass(String before, String after) {
    assertThat(judge(before, after)).isEmpty();
  }

  @Test
  void what_the_code_did_before_it_may_go_on_doing() {
    assertThat(
            judge(
                "long f() { return System.nanoTime(); }",
                "long f() { long t = System.nanoTime(); return t; }"))
        .isEmpty();
  }
}
