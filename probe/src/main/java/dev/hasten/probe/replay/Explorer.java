package dev.hasten.probe.replay;

import dev.hasten.probe.explore.Hits;
import dev.hasten.probe.explore.WatchedLoader;
import dev.hasten.probe.graph.GraphLimits;
import dev.hasten.probe.graph.GraphReader;
import dev.hasten.probe.graph.GraphWriter;
import dev.hasten.probe.graph.NotReplayableException;
import java.util.ArrayList;
import java.util.List;
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

  private final EntryPoint entry;
  private final ClassLoader loader;
  private final Random random;
  private final List<byte[]> corpus = new ArrayList<>();
  private final List<byte[]> found = new ArrayList<>();

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
      byte[] graph = GraphWriter.write(roots, GraphLimits.DEFAULT, reader.recipes());
      if (call(roots) > 0) {
        keep(graph);
      }
    } catch (NotReplayableException | Hits.EnoughError e) {
      // This variation cannot be written down, or takes too long; there are others.
      return;
    }
  }

  /** Calls the entry; how much it reached that is new. */
  private int call(@Nullable Object[] roots) {
    Hits.start(STEPS);
    boolean tooMuch = false;
    try {
      entry.call(roots);
    } catch (Hits.EnoughError | StackOverflowError | OutOfMemoryError e) {
      tooMuch = true;
    } catch (Throwable e) {
      // An exception is an outcome like any other.
      tooMuch = false;
    }
    int news = Hits.news();
    return tooMuch ? 0 : news;
  }

  private synchronized void keep(byte[] graph) {
    corpus.add(graph);
    found.add(graph);
  }

  private synchronized int size() {
    return found.size();
  }

  /** What was found so far; may be asked from another thread. */
  synchronized List<byte[]> found() {
    return new ArrayList<>(found);
  }
}
