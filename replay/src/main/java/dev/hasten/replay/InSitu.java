package dev.hasten.replay;

import dev.hasten.sandbox.Sandbox;
import dev.hasten.target.MethodRef;
import dev.hasten.target.test.TestRequest;
import dev.hasten.target.test.TestRun;
import dev.hasten.target.test.TestRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Compares two sides by what callers notice while the tests run: no state is carried from one side
 * to the other, so that fields may come and go, and files and sockets are covered.
 */
public final class InSitu {
  /** Other identity hashes; the salt of immutable sets differs by itself. Locale and zone stay. */
  private static final List<String> PERTURBED =
      List.of("-XX:+UnlockExperimentalVMOptions", "-XX:hashCode=0");

  private final AgentRun agent;

  /** Runs tests by the given runner. */
  public InSitu(Sandbox sandbox, TestRunner runner) {
    this(sandbox, runner::run);
  }

  InSitu(Sandbox sandbox, Function<TestRequest, TestRun> tests) {
    agent = new AgentRun(sandbox, tests);
  }

  /**
   * What to observe, the same for both sides.
   *
   * @param entries the methods: all that the patch changes, or the one that stands for them; calls
   *     that one of them makes to another are not seen
   * @param ignoredFields per class, fields that one side alone has
   */
  public record Scope(List<MethodRef> entries, Map<String, Set<String>> ignoredFields) {
    public Scope {
      entries = List.copyOf(entries);
      ignoredFields = Map.copyOf(ignoredFields);
      if (entries.isEmpty()) {
        throw new IllegalArgumentException("nothing to observe");
      }
    }
  }

  /**
   * Runs tests once and observes.
   *
   * @param request which tests, on which side
   * @param perturbed whether the JVM is set so that what depends on identity hashes comes out
   *     otherwise; for the second run of the original
   */
  public Streams observe(Scope scope, TestRequest request, boolean perturbed) {
    return observe(scope, request, perturbed, Map.of());
  }

  private Streams observe(
      Scope scope, TestRequest request, boolean perturbed, Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(more);
    int number = 0;
    for (String className : new TreeSet<>(scope.ignoredFields.keySet())) {
      Set<String> fields = scope.ignoredFields.getOrDefault(className, Set.of());
      settings.put("ignore." + number++, className + "#" + String.join(",", fields));
    }
    AgentRun.Left left =
        agent.run("in_situ", request, scope.entries, settings, perturbed ? PERTURBED : List.of());
    try {
      return StreamReader.read(left.folder(), scope.entries, left.tests());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Compares.
   *
   * @param original a run of the original
   * @param again another, perturbed; calls that differ between the two are left out
   * @param candidate a run of the candidate
   */
  public static Comparison compare(Streams original, Streams again, Streams candidate) {
    return compare(original, again, candidate, Loosenings.none());
  }

  /**
   * The same, where some differences do not count. A call of which no whole observation was kept
   * differs whatever is admitted.
   */
  public static Comparison compare(
      Streams original, Streams again, Streams candidate, Loosenings loosenings) {
    return StreamComparison.compare(original, again, candidate, loosenings);
  }

  /**
   * Fetches both observations of a difference that lies beyond the calls of which the whole
   * observation is kept, by running its test once more on each side.
   *
   * @param original the request for the original, with the test of the difference in it
   * @param candidate the request for the candidate
   */
  public Comparison.Different explain(
      Scope scope, TestRequest original, TestRequest candidate, Comparison.Different difference) {
    if (difference.original().length > 0 && difference.candidate().length > 0) {
      return difference;
    }
    Streams.Key key = difference.stream();
    Map<String, String> detail =
        Map.of("detail.0", difference.call() + " " + key.test() + " on " + key.thread());
    return new Comparison.Different(
        key,
        difference.call(),
        difference.entry(),
        difference.what(),
        whole(observe(scope, original, false, detail), key, difference.call()),
        whole(observe(scope, candidate, false, detail), key, difference.call()));
  }

  private static byte[] whole(Streams streams, Streams.Key key, long index) {
    CallStream stream = streams.streams().get(key);
    CallStream.Call call = stream == null ? null : stream.observed().get(index);
    return call == null ? new byte[0] : call.whole();
  }
}
