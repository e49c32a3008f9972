package dev.hasten.benchmarks.pairs;

import dev.hasten.benchmarks.Band;
import dev.hasten.replay.Input;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Times the bands of a subject in confined sessions. */
public final class SessionLauncher implements Launcher {
  private final Subject subject;
  private final TimingJvm jvm;
  private final Map<Band, List<Input>> rounds;

  /**
   * @param rounds for each band one round of calls, in the order in which they are made; see {@link
   *     Rounds}
   */
  public SessionLauncher(Subject subject, TimingJvm jvm, Map<Band, List<Input>> rounds) {
    this.subject = subject;
    this.jvm = jvm;
    this.rounds = new EnumMap<>(rounds);
    if (rounds.isEmpty() || rounds.values().stream().anyMatch(List::isEmpty)) {
      throw new IllegalArgumentException("a band without inputs cannot be timed");
    }
  }

  /** The same comparison in another JVM. */
  public SessionLauncher with(TimingJvm other) {
    return new SessionLauncher(subject, other, rounds);
  }

  @Override
  public Set<Band> bands() {
    return rounds.keySet();
  }

  @Override
  public Contestant launch(Role role) throws ContestantFailure {
    Map<Integer, List<Input>> pools = new TreeMap<>();
    rounds.forEach((band, inputs) -> pools.put(band.ordinal(), inputs));
    return SessionContestant.start(subject, jvm, pools, role);
  }
}
