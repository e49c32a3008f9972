package dev.hasten.probe.replay;

import dev.hasten.probe.graph.Copier;
import dev.hasten.probe.graph.GraphReader;
import dev.hasten.probe.graph.NotReplayableException;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The inputs that a timing loop goes through, in columns of receivers and arguments. */
final class Pool {
  /** Empty where all calls share their inputs. */
  private final List<Copier> copiers = new ArrayList<>();

  private final MethodType type;
  private final boolean receiver;
  private final int inputs;
  private Object[] columns = new Object[0];
  private int size;
  private int next;
  private int looked;

  Pool(List<byte[]> graphs, EntryPoint entry, ClassLoader loader, boolean fresh)
      throws NotReplayableException {
    this.type = entry.erased().type();
    this.receiver = entry.hasReceiver();
    this.inputs = graphs.size();
    if (fresh) {
      Map<ByteBuffer, Copier> byGraph = new HashMap<>();
      for (byte[] graph : graphs) {
        Copier copier = byGraph.get(ByteBuffer.wrap(graph));
        if (copier == null) {
          copier = new Copier(new GraphReader(graph, loader), roots -> call(entry, roots));
          byGraph.put(ByteBuffer.wrap(graph), copier);
        }
        copiers.add(copier);
      }
    } else {
      columns(inputs);
      for (int row = 0; row < inputs; row++) {
        set(row, GraphReader.read(graphs.get(row), loader));
      }
    }
  }

  /**
   * Makes new copies for a batch where this pool wants them.
   *
   * @throws IllegalStateException if a call changed something that it had left alone before
   */
  void prepare(int operations) throws NotReplayableException {
    if (copiers.isEmpty()) {
      return;
    }
    looked = (looked + 1) % inputs;
    if (!copiers.get(looked).isIntact()) {
      throw new IllegalStateException("a call changed what no call of that input had changed");
    }
    columns(operations);
    for (int row = 0; row < operations; row++) {
      set(row, copiers.get((next + row) % inputs).copy());
    }
  }

  /**
   * Bytes of the heap that the copies for one call take, at the mean.
   *
   * @param allocated bytes that this thread has allocated so far
   */
  long bytesEach(LongSupplier allocated) throws NotReplayableException {
    long before = allocated.getAsLong();
    for (Copier copier : copiers) {
      copier.copy();
    }
    return (allocated.getAsLong() - before) / inputs;
  }

  void run(Loop loop, int operations, long[] out) {
    loop.run(columns, size, copiers.isEmpty() ? next : 0, operations, out);
  }

  /** The next batch starts behind where this one ended. */
  void advance(int operations) {
    next = (int) ((next + (long) operations) % inputs);
  }

  private void columns(int rows) {
    size = rows;
    columns = new Object[type.parameterCount()];
    for (int column = 0; column < columns.length; column++) {
      columns[column] = Array.newInstance(type.parameterType(column), rows);
    }
  }

  private void set(int row, @Nullable Object[] roots) {
    for (int column = 0; column < columns.length; column++) {
      Array.set(columns[column], row, roots[receiver ? column : column + 1]);
    }
  }

  private static void call(EntryPoint entry, @Nullable Object[] roots) {
    try {
      entry.call(roots);
    } catch (Throwable e) {
      // What a call throws is its outcome.
    }
  }
}
