package dev.hasten.benchmarks.jmh;

import dev.hasten.target.MethodRef;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What to write a benchmark of.
 *
 * @param entry the method or constructor to call
 * @param instance whether it is called on a receiver
 * @param accessible whether another class of its package can name the method, its class and the
 *     types of its descriptor in source; if not, it is called by a method handle
 * @param inputs at least one; at least 8 different ones keep the branch predictor honest
 * @param round numbers of inputs in the order in which calls take them, over and over
 * @param fresh whether the entry changes what it is given, so that each call needs a copy
 * @param operations calls a batch where copies are needed: as many are held in memory at once
 * @param claim the sentence that the benchmark is to back, for its Javadoc
 */
public record BenchmarkRequest(
    MethodRef entry,
    boolean instance,
    boolean accessible,
    List<BenchmarkInput> inputs,
    List<Integer> round,
    boolean fresh,
    int operations,
    String claim) {
  public BenchmarkRequest {
    inputs = List.copyOf(inputs);
    round = List.copyOf(round);
    if (inputs.isEmpty() || round.isEmpty() || operations < 1) {
      throw new IllegalArgumentException(inputs.size() + " inputs, " + operations + " operations");
    }
    for (int number : round) {
      Objects.checkIndex(number, inputs.size());
    }
    if (entry.name().equals("<clinit>") || entry.name().equals("<init>") && instance) {
      throw new IllegalArgumentException("cannot be called: " + entry);
    }
  }

  /**
   * One call's receiver and arguments.
   *
   * @param id short name
   * @param graph the roots {receiver or null, argument 0, ...} in the probe's own form
   * @param literal the same roots as source, where they can be written so
   */
  public record BenchmarkInput(String id, byte[] graph, Optional<Java> literal) {
    /**
     * Roots as Java source.
     *
     * @param imports classes that it names by their simple names
     * @param statements what comes before the expression
     * @param roots expression of type {@code Object[]}, such as {@code new Object[] {null, "a", 3}}
     */
    public record Java(List<String> imports, List<String> statements, String roots) {
      public Java {
        imports = List.copyOf(imports);
        statements = List.copyOf(statements);
      }

      boolean isImportable() {
        return imports.stream().noneMatch(i -> TAKEN.contains(i.substring(i.lastIndexOf('.') + 1)));
      }
    }
  }

  /** Names that every benchmark imports. */
  private static final Set<String> TAKEN =
      Set.of(
          "TimeUnit",
          "Benchmark",
          "BenchmarkMode",
          "Fork",
          "Level",
          "Measurement",
          "Mode",
          "OutputTimeUnit",
          "Scope",
          "Setup",
          "State",
          "Warmup");

  /** Whether all inputs can stand in the source. */
  boolean literals() {
    return inputs.stream()
        .allMatch(i -> i.literal().filter(BenchmarkInput.Java::isImportable).isPresent());
  }
}
