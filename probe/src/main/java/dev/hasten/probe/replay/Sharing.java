package dev.hasten.probe.replay;

import dev.hasten.probe.graph.ByteSink;
import dev.hasten.probe.graph.GraphReader;
import dev.hasten.probe.graph.NotReplayableException;
import dev.hasten.probe.observe.ObserveConfig;
import dev.hasten.probe.observe.Observer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Calls the entry on one object from several threads at once and counts the answers that are others
 * than alone. Each thread has arguments of its own; results are looked at once all have called.
 */
final class Sharing {
  private static final int THREADS = 4;
  private static final int MOST_ROUNDS = 300;
  private static final long LONGEST_NANOS = 3_000_000_000L;
  private static final int PATIENCE_SECONDS = 5;

  private final EntryPoint entry;
  private final ClassLoader loader;
  private final List<byte[]> graphs;
  private final ObserveConfig config = ObserveConfig.DEFAULT.consuming(true);
  private final List<byte[]> alone = new ArrayList<>();
  private final CyclicBarrier barrier = new CyclicBarrier(THREADS);
  private volatile Object shared = "";
  private long calls;
  private long others;
  private byte[] expected = new byte[0];
  private byte[] found = new byte[0];

  Sharing(EntryPoint entry, ClassLoader loader, List<byte[]> graphs) {
    this.entry = entry;
    this.loader = loader;
    this.graphs = readable(graphs, loader);
  }

  /** Where a class has other fields than the recording's, some calls cannot be made. */
  private static List<byte[]> readable(List<byte[]> graphs, ClassLoader loader) {
    List<byte[]> readable = new ArrayList<>();
    for (byte[] graph : graphs) {
      try {
        new GraphReader(graph, loader).read();
        readable.add(graph);
      } catch (NotReplayableException e) {
        continue;
      }
    }
    return readable;
  }

  /**
   * Writes 8 bytes calls, 8 bytes others, blob alone, blob together; no calls where there is no
   * object.
   */
  void run(ByteSink done) throws NotReplayableException {
    Object receiver = entry.hasReceiver() && !graphs.isEmpty() ? read(0)[0] : null;
    if (receiver != null) {
      for (int i = 0; i < graphs.size(); i++) {
        @Nullable Object[] roots = read(i);
        roots[0] = read(0)[0];
        alone.add(observe(call(roots)));
      }
      shared = receiver;
      share();
    }
    done.writeBits(calls, 8);
    done.writeBits(others, 8);
    done.writeBlob(expected);
    done.writeBlob(found);
  }

  private void share() {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      int offset = i;
      Thread thread = new Thread(() -> rounds(offset), "sharing " + i);
      thread.setDaemon(true);
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void rounds(int offset) {
    long end = System.nanoTime() + LONGEST_NANOS;
    try {
      for (int round = 0; round < MOST_ROUNDS; round++) {
        List<@Nullable Object[]> inputs = new ArrayList<>();
        for (int i = 0; i < graphs.size(); i++) {
          @Nullable Object[] roots = read((i + offset) % graphs.size());
          roots[0] = shared;
          inputs.add(roots);
        }
        await();
        List<Object[]> answers = new ArrayList<>();
        for (@Nullable Object[] roots : inputs) {
          answers.add(call(roots));
        }
        await();
        for (int i = 0; i < answers.size(); i++) {
          count((i + offset) % graphs.size(), observe(answers.get(i)));
        }
        if (System.nanoTime() > end) {
          // The others give up at the barrier.
          barrier.reset();
          return;
        }
      }
    } catch (BrokenBarrierException | TimeoutException | NotReplayableException e) {
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void await() throws InterruptedException, BrokenBarrierException, TimeoutException {
    barrier.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private synchronized void count(int input, byte[] answer) {
    calls++;
    if (!Arrays.equals(alone.get(input), answer)) {
      if (others++ == 0) {
        expected = alone.get(input);
        found = answer;
      }
    }
  }

  private @Nullable Object[] read(int index) throws NotReplayableException {
    return new GraphReader(graphs.get(index), loader).read();
  }

  /** What comes of a call: {@code result} or {@code thrown}, and it. */
  private Object[] call(@Nullable Object[] roots) {
    try {
      Object result = entry.call(roots);
      return new Object[] {"result", result == null ? "null" : result};
    } catch (Throwable e) {
      return new Object[] {"thrown", e};
    }
  }

  private byte[] observe(Object[] answer) {
    return Observer.observe(
        Collections.singletonList((String) answer[0]),
        Collections.<@Nullable Object>singletonList(answer[1]),
        config);
  }
}
