package dev.hasten.probe.replay;

import dev.hasten.probe.graph.GraphReader;
import dev.hasten.probe.graph.NotReplayableException;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The inputs that a timing loop goes through, in columns of receivers and arguments. */
final class Pool {
  private final List<GraphReader> readers = new ArrayList<>();
  private final List<@Nullable QuickCopy> quick = new ArrayList<>();
  private final MethodType type;
  private final boolean receiver;
  private final boolean fresh;
  private Object[] columns = new Object[0];
  private int size;
  private int next;

  Pool(List<byte[]> graphs, EntryPoint entry, ClassLoader loader, boolean fresh)
      throws NotReplayableException {
    this.type = entry.erased().type();
    this.receiver = entry.hasReceiver();
    this.fresh = fresh;
    for (byte[] graph : graphs) {
      GraphReader reader = new GraphReader(graph, loader);
      readers.add(reader);
      quick.add(fresh ? QuickCopy.of(reader.read()) : null);
    }
    if (!fresh) {
      fill(readers.size());
    }
  }

  /** Makes new copies for a batch where this pool wants them. */
  void prepare(int operations) throws NotReplayableException {
    if (fresh) {
      fill(operations);
    }
  }

  void run(Loop loop, int operations, long[] out) {
    loop.run(columns, size, fresh ? 0 : next, operations, out);
  }

  /** The next batch starts behind where this one ended. */
  void advance(int operations) {
    next = (int) ((next + (long) operations) % readers.size());
  }

  private void fill(int rows) throws NotReplayableException {
    size = rows;
    columns = new Object[type.parameterCount()];
    for (int column = 0; column < columns.length; column++) {
      columns[column] = Array.newInstance(type.parameterType(column), rows);
    }
    for (int row = 0; row < rows; row++) {
      int input = (next + row) % readers.size();
      QuickCopy copy = quick.get(input);
      @Nullable Object[] roots = copy == null ? readers.get(input).read() : copy.copy();
      for (int column = 0; column < columns.length; column++) {
        Array.set(columns[column], row, roots[receiver ? column : column + 1]);
      }
    }
  }
}
