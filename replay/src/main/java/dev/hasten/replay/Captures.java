package dev.hasten.replay;

import dev.hasten.target.MethodRef;
import dev.hasten.target.test.TestId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Calls of an entry that the workload made.
 *
 * @param entry which method
 * @param samples the calls that were kept: a bounded sample of each kind of call
 * @param calls how often it was called, recursive calls left out
 * @param coverage the share of the calls whose kind has a sample, 0 to 1
 * @param sizes how much data the calls carried
 * @param tests the tests that reached it
 * @param refusals why calls could not be written, each reason with how often it was met
 * @param callers who called it
 * @param notes what was out of the ordinary, such as a class that was never loaded
 */
public record Captures(
    MethodRef entry,
    List<Sample> samples,
    long calls,
    double coverage,
    CallSizes sizes,
    Set<TestId> tests,
    Map<String, Long> refusals,
    List<CallerChain> callers,
    List<String> notes) {
  public Captures {
    samples = List.copyOf(samples);
    tests = Set.copyOf(tests);
    refusals = Map.copyOf(refusals);
    callers = List.copyOf(callers);
    notes = List.copyOf(notes);
    if (calls < 0 || coverage < 0 || coverage > 1) {
      throw new IllegalArgumentException("calls " + calls + ", coverage " + coverage);
    }
  }

  /**
   * A call that was kept.
   *
   * @param input the call
   * @param before receiver and arguments when it was recorded, in the form of the probe's observer;
   *     empty where that was not asked for
   * @param observation what it led to when it was recorded, in the form of the probe's observer
   * @param shape what was handed in, in short
   * @param outcome class of the exception that ended it; empty where it returned
   * @param test the test that made it; empty outside any test
   */
  public record Sample(
      Input input, byte[] before, byte[] observation, String shape, String outcome, String test) {}

  /**
   * Some of the samples, as if the others had been refused.
   *
   * @param usable which
   * @param reason why the others were not
   */
  public Captures only(Predicate<Sample> usable, String reason) {
    List<Sample> kept = samples.stream().filter(usable).toList();
    long lost = samples.size() - kept.size();
    if (lost == 0) {
      return this;
    }
    Map<String, Long> more = new HashMap<>(refusals);
    more.merge(reason, lost, Long::sum);
    double share = Math.min(1, weight(kept) / weight(samples));
    return new Captures(entry, kept, calls, coverage * share, sizes, tests, more, callers, notes);
  }

  private static double weight(List<Sample> samples) {
    return samples.stream().mapToDouble(sample -> sample.input.weight()).sum();
  }

  /** The inputs of the samples. */
  public List<Input> inputs() {
    return samples.stream().map(Sample::input).toList();
  }
}
