package dev.hasten.target.test;

import dev.hasten.sandbox.Mount;
import dev.hasten.target.Module;
import dev.hasten.target.Side;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which tests of a module to run, and how.
 *
 * @param module whose tests
 * @param side the program they run against; null for the module as its build left it
 * @param only the tests to run; empty for all. A test with several invocations is run whole when
 *     one of them is asked for, and reported only where asked for
 * @param onlyClasses binary names of the test classes to run; empty for all that the build would
 *     run. Classes named here need not match the build's patterns
 * @param jvmArguments arguments for the JVM behind those of the build, such as an agent or {@code
 *     -Xmx}; the heap is 1 GB where none says otherwise
 * @param mounts what the JVM sees beside the target
 * @param environment its environment
 * @param limit wall time for the whole run; when it is up the tests finished so far are the result
 * @param repeat CPU time of the JVM until which the tests are run again and again in it, as suits a
 *     profiler; only the first round gives results. Zero for once. Tests that wait are not repeated
 *     beyond three times this as wall time
 */
public record TestRequest(
    Module module,
    @Nullable Side side,
    Set<TestId> only,
    Set<String> onlyClasses,
    List<String> jvmArguments,
    List<Mount> mounts,
    Map<String, String> environment,
    Duration limit,
    Duration repeat) {
  public TestRequest {
    only = Set.copyOf(only);
    onlyClasses = Set.copyOf(onlyClasses);
    jvmArguments = List.copyOf(jvmArguments);
    mounts = List.copyOf(mounts);
    environment = Map.copyOf(environment);
    if (limit.isNegative() || limit.isZero()) {
      throw new IllegalArgumentException("limit must be positive: " + limit);
    }
    if (repeat.isNegative()) {
      throw new IllegalArgumentException("repeat must not be negative: " + repeat);
    }
  }

  /** All tests of a module as its build left it. */
  public static TestRequest all(Module module, Duration limit) {
    return new TestRequest(
        module, null, Set.of(), Set.of(), List.of(), List.of(), Map.of(), limit, Duration.ZERO);
  }

  /** The same against one side. */
  public TestRequest on(Side newSide) {
    return new TestRequest(
        module, newSide, only, onlyClasses, jvmArguments, mounts, environment, limit, repeat);
  }

  /** The same, but only these tests. */
  public TestRequest only(Set<TestId> tests) {
    return new TestRequest(
        module, side, tests, onlyClasses, jvmArguments, mounts, environment, limit, repeat);
  }

  /** The same, but only the tests of these classes. */
  public TestRequest onlyClasses(Set<String> classNames) {
    return new TestRequest(
        module, side, only, classNames, jvmArguments, mounts, environment, limit, repeat);
  }

  /** The same with further JVM arguments and mounts. */
  public TestRequest with(List<String> arguments, List<Mount> newMounts) {
    return new TestRequest(
        module, side, only, onlyClasses, arguments, newMounts, environment, limit, repeat);
  }

  /** The same, run again and again until the JVM has used so much CPU time. */
  public TestRequest repeat(Duration cpuTime) {
    return new TestRequest(
        module, side, only, onlyClasses, jvmArguments, mounts, environment, limit, cpuTime);
  }
}
