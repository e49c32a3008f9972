package dev.hasten.benchmarks.pairs;

import dev.hasten.benchmarks.Band;
import dev.hasten.replay.Input;
import dev.hasten.replay.Reading;
import dev.hasten.replay.Session;
import dev.hasten.replay.SessionException;
import dev.hasten.sandbox.Sandbox;
import dev.hasten.target.MethodRef;
import dev.hasten.target.Module;
import dev.hasten.target.Side;
import dev.hasten.target.Target;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Times an entry of a target in confined sessions, the same inputs and JVM arguments on each side.
 */
public final class SessionLauncher implements Launcher {
  /** What the copies for a batch may take of the heap. */
  private static final long COPIES_BYTES = 128L << 20;

  private final Sandbox sandbox;
  private final Target target;
  private final Module module;
  private final Side original;
  private final Side candidate;
  private final MethodRef entry;
  private final TimingJvm jvm;
  private final Map<Band, List<Input>> rounds;
  private final boolean fresh;

  /**
   * @param original the code as it was
   * @param candidate the proposed rewrite
   * @param rounds for each band one round of calls, in the order in which they are made; see {@link
   *     Rounds}
   * @param fresh whether the entry changes what it is given, so that each call needs a copy
   */
  public SessionLauncher(
      Sandbox sandbox,
      Target target,
      Module module,
      Side original,
      Side candidate,
      MethodRef entry,
      TimingJvm jvm,
      Map<Band, List<Input>> rounds,
      boolean fresh) {
    this.sandbox = sandbox;
    this.target = target;
    this.module = module;
    this.original = original;
    this.candidate = candidate;
    this.entry = entry;
    this.jvm = jvm;
    this.rounds = new EnumMap<>(rounds);
    this.fresh = fresh;
    if (rounds.isEmpty() || rounds.values().stream().anyMatch(List::isEmpty)) {
      throw new IllegalArgumentException("a band without inputs cannot be timed");
    }
  }

  /** The same comparison in another JVM. */
  public SessionLauncher with(TimingJvm other) {
    return new SessionLauncher(
        sandbox, target, module, original, candidate, entry, other, rounds, fresh);
  }

  @Override
  public Set<Band> bands() {
    return rounds.keySet();
  }

  @Override
  public Contestant launch(Role role) throws ContestantFailure {
    Side side = role == Role.ORIGINAL ? original : candidate;
    Session.Request request =
        new Session.Request(sandbox, target, module, side, entry, jvm.arguments(), Map.of(), false);
    Session session = asked(() -> Session.start(request));
    try {
      return asked(
          () -> {
            Map<Band, Long> copies = new EnumMap<>(Band.class);
            rounds.forEach(
                (band, inputs) -> copies.put(band, session.pool(band.ordinal(), inputs, fresh)));
            return new Timed(session, copies);
          });
    } catch (ContestantFailure failure) {
      session.close();
      throw new ContestantFailure(failure.kind(), failure.detail() + " (" + sizes() + ")");
    }
  }

  private String sizes() {
    List<String> sizes = new ArrayList<>();
    rounds.forEach(
        (band, inputs) ->
            sizes.add(
                "%s: %d inputs of %d kB in all"
                    .formatted(
                        band.word(),
                        inputs.size(),
                        inputs.stream().mapToLong(input -> input.graph().length).sum() >> 10)));
    return String.join(", ", sizes);
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

  /** A session as a contestant. */
  private final class Timed implements Contestant {
    private final Session session;

    /** Bytes that what one call is given takes, where it is a copy. */
    private final Map<Band, Long> copies;

    Timed(Session session, Map<Band, Long> copies) {
      this.session = session;
      this.copies = copies;
    }

    @Override
    public int round(Band band) {
      return rounds.getOrDefault(band, List.of()).size();
    }

    @Override
    public int most(Band band) {
      long each = copies.getOrDefault(band, 0L);
      return each == 0 ? Integer.MAX_VALUE : (int) Math.max(1, COPIES_BYTES / each);
    }

    @Override
    public Batch batch(Band band, int operations) throws ContestantFailure {
      if (!session.isAlive()) {
        // A session would start another JVM, which would be another launch.
        throw new ContestantFailure(ContestantFailure.Kind.CRASH, "it ended between batches");
      }
      Reading reading = asked(() -> session.batch(band.ordinal(), operations));
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
    public void close() {
      session.close();
    }
  }
}
