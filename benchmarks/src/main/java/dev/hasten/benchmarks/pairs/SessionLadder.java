package dev.hasten.benchmarks.pairs;

import dev.hasten.replay.Input;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Times the rungs of a ladder of sizes in confined sessions. */
public final class SessionLadder implements LadderLauncher {
  private final Subject subject;
  private final TimingJvm jvm;
  private final List<List<Input>> rungs;

  /**
   * @param rungs the inputs of each rung, a size each, ascending
   */
  public SessionLadder(Subject subject, TimingJvm jvm, List<List<Input>> rungs) {
    this.subject = subject;
    this.jvm = jvm;
    this.rungs = rungs.stream().map(List::copyOf).toList();
    if (rungs.isEmpty() || rungs.stream().anyMatch(List::isEmpty)) {
      throw new IllegalArgumentException("a rung without inputs cannot be timed");
    }
  }

  @Override
  public List<Long> sizes() {
    return rungs.stream()
        .map(inputs -> Math.round(inputs.stream().mapToLong(Input::size).average().orElseThrow()))
        .toList();
  }

  @Override
  public Contestant launch(Role role) throws ContestantFailure {
    Map<Integer, List<Input>> pools = new TreeMap<>();
    for (int i = 0; i < rungs.size(); i++) {
      pools.put(i, rungs.get(i));
    }
    return SessionContestant.start(subject, jvm, pools, role);
  }
}
