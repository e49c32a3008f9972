package dev.hasten.benchmarks.pairs;

import dev.hasten.replay.Input;
import dev.hasten.replay.Reading;
import dev.hasten.replay.Session;
import dev.hasten.replay.SessionException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A confined session of one side as a contestant, the same inputs and JVM arguments on each. */
final class SessionContestant implements Contestant {
  /** What the copies for a batch may take of the heap. */
  private static final long COPIES_BYTES = 128L << 20;

  private final Session session;
  private final Map<Integer, Integer> rounds;

  /** Bytes that what one call is given takes, where it is a copy. */
  private final Map<Integer, Long> copies;

  private SessionContestant(
      Session session, Map<Integer, Integer> rounds, Map<Integer, Long> copies) {
    this.session = session;
    this.rounds = rounds;
    this.copies = copies;
  }

  /**
   * Starts one.
   *
   * @param pools by number, one round of calls each
   */
  static SessionContestant start(
      Subject subject, TimingJvm jvm, Map<Integer, List<Input>> pools, Role role)
      throws ContestantFailure {
    Session.Request request =
        new Session.Request(
            subject.sandbox(),
            subject.jdk(),
            subject.module(),
            role == Role.ORIGINAL ? subject.original() : subject.candidate(),
            subject.entry(),
            jvm.arguments(),
            Map.of(),
            false);
    Session session = asked(() -> Session.start(request));
    try {
      return asked(
          () -> {
            Map<Integer, Integer> rounds = new TreeMap<>();
            Map<Integer, Long> copies = new TreeMap<>();
            pools.forEach(
                (pool, inputs) -> {
                  rounds.put(pool, inputs.size());
                  copies.put(pool, session.pool(pool, inputs, subject.fresh()));
                });
            return new SessionContestant(session, rounds, copies);
          });
    } catch (ContestantFailure failure) {
      session.close();
      throw new ContestantFailure(failure.kind(), failure.detail() + " (" + sizes(pools) + ")");
    }
  }

  private static String sizes(Map<Integer, List<Input>> pools) {
    return pools.values().stream()
        .map(
            inputs ->
                "%d inputs of %d kB in all"
                    .formatted(
                        inputs.size(),
                        inputs.stream().mapToLong(input -> input.graph().length).sum() >> 10))
        .collect(Collectors.joining(", "));
  }

  private static <T> T asked(Supplier<T> question) throws ContestantFailure {
    try {
      return question.get();
    } catch (SessionException e) {
      ContestantFailure.Kind kind =
          switch (e.kind()) {
            case NOT_STARTED, REFUSED -> ContestantFailure.Kind.START;
            case ENDED -> ContestantFailure.Kind.CRASH;
            case SILENT -> ContestantFailure.Kind.TIMEOUT;
          };
      throw new ContestantFailure(kind, e.detail());
    } catch (IllegalStateException e) {
      throw new ContestantFailure(ContestantFailure.Kind.CRASH, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public int round(int pool) {
    return rounds.getOrDefault(pool, 0);
  }

  @Override
  public int most(int pool) {
    long each = copies.getOrDefault(pool, 0L);
    return each == 0 ? Integer.MAX_VALUE : (int) Math.max(1, COPIES_BYTES / each);
  }

  @Override
  public Batch batch(int pool, int operations) throws ContestantFailure {
    if (!session.isAlive()) {
      // A session would start another JVM, which would be another launch.
      throw new ContestantFailure(ContestantFailure.Kind.CRASH, "it ended between batches");
    }
    Reading reading = asked(() -> session.batch(pool, operations));
    return new Batch(
        (int) reading.operations(),
        reading.processCpuNanosOutside(),
        reading.threadCpuNanos(),
        reading.wallNanos(),
        reading.allocatedBytes(),
        reading.jitMillis(),
        reading.gcCount(),
        reading.gcMillis());
  }

  @Override
  public long cpuNanos() throws ContestantFailure {
    return asked(session::cpuNanos);
  }

  @Override
  public OptionalLong peakMemory() {
    return session.isAlive() ? OptionalLong.of(session.memory().peak()) : OptionalLong.empty();
  }

  @Override
  public long retainedBytes() throws ContestantFailure {
    return asked(session::retainedBytes);
  }

  @Override
  public void close() {
    session.close();
  }
}
