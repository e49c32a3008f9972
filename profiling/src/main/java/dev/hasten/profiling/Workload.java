package dev.hasten.profiling;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** What makes the target work while it is profiled. */
public sealed interface Workload {
  /** What the shares of a profile are shares of, such as {@code the test run}. */
  String phrase();

  /**
   * The target's tests.
   *
   * @param classes patterns of test classes, {@code *} for any characters; empty means all
   */
  record Tests(Set<String> classes) implements Workload {
    public Tests {
      classes = Set.copyOf(classes);
    }

    @Override
    public String phrase() {
      return classes.isEmpty()
          ? "the test run"
          : "the tests " + String.join(", ", new TreeSet<>(classes));
    }
  }

  /**
   * A shell command, run in the box at the target's root. It finds the target's class path in
   * {@code HASTEN_CLASSPATH} and the launcher of its JDK in {@code JAVA}.
   */
  record Shell(String command) implements Workload {
    public Shell {
      if (command.isBlank()) {
        throw new IllegalArgumentException("a workload needs a command");
      }
    }

    @Override
    public String phrase() {
      return "the command '" + command + "'";
    }
  }

  /**
   * The target's own JMH benchmarks.
   *
   * @param pattern regular expression over benchmark names, as JMH takes it
   */
  record Jmh(String pattern) implements Workload {
    @Override
    public String phrase() {
      return "the benchmarks " + pattern;
    }
  }

  /** A recording that exists already, such as one from production. */
  record Recording(Path file) implements Workload {
    @Override
    public String phrase() {
      return "the recording " + file.getFileName();
    }
  }
}
