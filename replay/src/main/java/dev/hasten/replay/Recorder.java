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
import java.util.function.Function;

/** Records the calls that tests make, so that they can be made again. */
public final class Recorder {
  private final AgentRun agent;

  /** A recorder that runs tests by the given runner. */
  public Recorder(Sandbox sandbox, TestRunner runner) {
    this(sandbox, runner::run);
  }

  Recorder(Sandbox sandbox, Function<TestRequest, TestRun> tests) {
    agent = new AgentRun(sandbox, tests);
  }

  /**
   * What a recording brought.
   *
   * @param captures the calls of each entry asked for; empty where the agent did not start
   * @param tests what became of the tests while they were watched
   */
  public record Recording(Map<MethodRef, Captures> captures, TestRun tests) {
    public Recording {
      captures = Map.copyOf(captures);
    }
  }

  /**
   * Runs tests once and records the calls of some methods.
   *
   * @param entries the methods; each is recorded for itself, also where one calls another
   * @param request which tests, on which side
   */
  public Recording capture(List<MethodRef> entries, TestRequest request) {
    return capture(entries, request, Set.of());
  }

  /**
   * The same, with objects of some classes written as recipes: the constructor call and the calls
   * since, which are made anew on whatever side they are replayed.
   *
   * @param recipes binary names of the classes
   */
  public Recording capture(List<MethodRef> entries, TestRequest request, Set<String> recipes) {
    Map<String, String> settings = new HashMap<>();
    for (String className : recipes) {
      settings.put("recipe." + settings.size(), className);
    }
    AgentRun.Left left = agent.run("capture", request, entries, settings, List.of());
    try {
      boolean started = !RecordFiles.in(left.folder()).isEmpty();
      return new Recording(
          started ? CaptureReader.read(left.folder(), entries) : Map.of(), left.tests());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
