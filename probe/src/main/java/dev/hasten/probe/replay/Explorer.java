package dev.hasten.probe.replay;

import dev.hasten.probe.explore.Hits;
import dev.hasten.probe.explore.WatchedLoader;
import dev.hasten.probe.graph.GraphLimits;
import dev.hasten.probe.graph.GraphReader;
import dev.hasten.probe.graph.GraphWriter;
import dev.hasten.probe.graph.NotReplayableException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Varies calls and keeps the variations that reach lines, branches or ways of comparing which none
 * before them reached; those are varied in turn. It works on instrumented twins of the target's
 * classes.
 */
final class Explorer {
  /** Instrumented places that one call may pass. */
  private static final long STEPS = 2_000_000;

  /** Calls that are kept though they reached nothing new: chance meets what no place tells. */
  private static final int ANYWAY = 160;

  /** Calls that carry much, and how long they may take together. */
  private static final int LARGE = 24;

  /** Calls that carry much and take the same way through the code. */
  private static final int ALIKE = 4;

  private static final long MUCH = 1 << 15;

  /** One in so many calls that carry much may fail: most that fail say the same. */
  private static final int FAILING = 8;

  private static final long LARGE_NANOS = 2_000_000_000L;

  private final EntryPoint entry;
  private final ClassLoader loader;
  private final Random random;
  private final List<byte[]> corpus = new ArrayList<>();
  private final List<byte[]> found = new ArrayList<>();
  private final List<byte[]> anyway = new ArrayList<>();
  private int idle;
  private boolean returned;

  Explorer(EntryPoint entry, long seed) throws ReflectiveOperationException {
    this.loader = new WatchedLoader(ClassLoader.getSystemClassLoader());
    this.entry = EntryPoint.find(entry.owner().getName(), entry.name(), entry.descriptor(), loader);
    this.random = new Random(seed);
  }

  /**
   * Explores.
   *
   * @param captured calls to begin with
   * @param made calls made up from the types; those that reach something new are kept too
   * @param wanted most calls to find
   * @param millis how long to look
   */
  void explore(List<byte[]> captured, List<byte[]> made, int wanted, long millis)
      throws NotReplayableException {
    long end = System.nanoTime() + millis * 1_000_000;
    Variation variation = new Variation(entry, loader, captured, random, true);
    for (byte[] graph : captured) {
      call(new GraphReader(graph, loader).read());
      corpus.add(graph);
    }
    for (byte[] graph : made) {
      if (System.nanoTime() < end && call(new GraphReader(graph, loader).read()) > 0) {
        keep(graph);
      }
    }
    if (corpus.isEmpty() || !variation.isPossible()) {
      return;
    }
    while (System.nanoTime() < end && size() < wanted) {
      GraphReader reader = new GraphReader(base(), loader);
      vary(variation, reader);
    }
    enlarge(variation, corpus);
  }

  /** Adds calls that carry much; what they reach may well be nothing new. */
  private void enlarge(Variation variation, List<byte[]> bases) {
    long end = System.nanoTime() + LARGE_NANOS;
    int kept = 0;
    Map<Integer, Integer> ways = new HashMap<>();
    for (int i = 0; i < 16 * LARGE && kept < LARGE && System.nanoTime() < end; i++) {
      try {
        byte[] base = bases.get(random.nextInt(bases.size()));
        GraphReader reader = new GraphReader(base, loader);
        Hits.start(STEPS);
        @Nullable Object[] roots = variation.large(reader);
        if (Hits.isSpent()) {
          continue;
        }
        byte[] graph = GraphWriter.write(roots, GraphLimits.DEFAULT, reader.recipes());
        boolean ended = GraphReader.size(graph) > MUCH && call(roots) >= 0;
        boolean telling = ended && (returned || random.nextInt(FAILING) == 0);
        if (telling && ways.merge(Hits.way(), 1, Integer::sum) <= ALIKE) {
          keepAnyway(graph);
          kept++;
        }
      } catch (NotReplayableException | Hits.EnoughError e) {
        // Another may be written down, and be quicker.
        continue;
      }
    }
  }

  /** Mostly one of the latest finds. */
  private byte[] base() {
    int size = corpus.size();
    int at =
        random.nextBoolean() ? random.nextInt(size) : size - 1 - random.nextInt(Math.min(size, 16));
    return corpus.get(at);
  }

  private void vary(Variation variation, GraphReader reader) {
    try {
      Hits.start(STEPS);
      @Nullable Object[] roots = variation.of(reader);
      if (Hits.isSpent()) {
        // A call that was ended halfway left what no call of a caller leaves.
        return;
      }
      byte[] graph = GraphWriter.write(roots, GraphLimits.DEFAULT, reader.recipes());
      int news = call(roots);
      if (news > 0) {
        keep(graph);
      } else if (news == 0) {
        sample(graph);
      }
    } catch (NotReplayableException | Hits.EnoughError e) {
      // This variation cannot be written down, or takes too long; there are others.
      return;
    }
  }

  /** Calls the entry; how much it reached that is new, or -1 where that takes too long. */
  private int call(@Nullable Object[] roots) {
    Hits.start(STEPS);
    boolean tooMuch = false;
    returned = false;
    try {
      entry.call(roots);
      returned = true;
    } catch (Hits.EnoughError | StackOverflowError | OutOfMemoryError e) {
      tooMuch = true;
    } catch (Throwable e) {
      // An exception is an outcome like any other.
      tooMuch = false;
    }
    int news = Hits.news();
    return tooMuch ? -1 : news;
  }

  private synchronized void keep(byte[] graph) {
    corpus.add(graph);
    found.add(graph);
  }

  /** Keeps as many as are wanted of those without news, each with the same chance. */
  private synchronized void sample(byte[] graph) {
    if (anyway.size() < ANYWAY) {
      anyway.add(graph);
    } else {
      int at = random.nextInt(++idle + ANYWAY);
      if (at < ANYWAY) {
        anyway.set(at, graph);
      }
    }
  }

  private synchronized void keepAnyway(byte[] graph) {
    anyway.add(graph);
  }

  private synchronized int size() {
    return found.size();
  }

  /** What was found so far to reach something new; may be asked from another thread. */
  synchronized List<byte[]> found() {
    return new ArrayList<>(found);
  }

  /** What was kept so far though it reaches nothing new; may be asked from another thread. */
  synchronized List<byte[]> anyway() {
    return new ArrayList<>(anyway);
  }
}
