package dev.hasten.probe.replay;

import dev.hasten.probe.graph.GraphLimits;
import dev.hasten.probe.graph.GraphReader;
import dev.hasten.probe.graph.GraphWriter;
import dev.hasten.probe.graph.JdkClasses;
import dev.hasten.probe.graph.NotReplayableException;
import dev.hasten.probe.graph.RecipeBook;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes more inputs; the same seed makes the same ones. */
final class Inputs {
  private static final int TRIES_PER_INPUT = 20;

  /** What made-up inputs of one kind take in bytes, after which no more are made. */
  private static final long MOST_BYTES = 32 << 20;

  /** One call in so many gets two objects that are almost the same. */
  private static final int ALIKE = 3;

  private static final GraphLimits GROWN = new GraphLimits(5_000_000, 128 << 20);

  private Inputs() {}

  /** Captured calls with parts of their arguments changed; receivers stay as captured. */
  static List<byte[]> mutate(
      EntryPoint entry, ClassLoader loader, List<byte[]> captured, int wanted, long seed)
      throws NotReplayableException {
    Variation variation = new Variation(entry, loader, captured, new Random(seed), false);
    Distinct found = new Distinct(captured);
    int tries = wanted * TRIES_PER_INPUT;
    if (captured.isEmpty() || !variation.isPossible()) {
      return found.graphs;
    }
    for (int i = 0; i < tries && !found.isEnough(wanted); i++) {
      GraphReader reader = new GraphReader(captured.get(i % captured.size()), loader);
      found.add(variation.of(reader), GraphLimits.DEFAULT, reader.recipes());
    }
    return found.graphs;
  }

  /** Calls made from the types alone; none where a receiver or an argument cannot be made. */
  static List<byte[]> generate(EntryPoint entry, int wanted, long seed) {
    Random random = new Random(seed);
    Generator generator = new Generator(random, Variation.constants(entry));
    Distinct found = new Distinct(new ArrayList<>());
    int tries = wanted * TRIES_PER_INPUT;
    for (int i = 0; i < tries && !found.isEnough(wanted); i++) {
      java.lang.reflect.Type[] types = entry.genericParameters();
      @Nullable Object[] roots = new Object[types.length + 1];
      try {
        if (entry.hasReceiver()) {
          roots[0] = generator.instance(entry.owner(), 3);
        }
        for (int k = 0; k < types.length; k++) {
          roots[k + 1] = generator.make(types[k], 3);
        }
        if (random.nextInt(ALIKE) == 0) {
          alike(entry, roots, generator, random);
        }
      } catch (Generator.CannotMakeException e) {
        if (i > TRIES_PER_INPUT && found.graphs.isEmpty()) {
          break;
        }
        continue;
      }
      found.add(roots, GraphLimits.DEFAULT, RecipeBook.EMPTY);
    }
    return found.graphs;
  }

  /** Puts two objects of the target that are almost the same where the call has room for them. */
  private static void alike(
      EntryPoint entry, @Nullable Object[] roots, Generator generator, Random random)
      throws Generator.CannotMakeException {
    List<Class<?>> types = new ArrayList<>();
    types.add(entry.hasReceiver() ? entry.owner() : void.class);
    types.addAll(Arrays.asList(entry.parameters()));
    List<int[]> pairs = new ArrayList<>();
    for (int one = 0; one < types.size(); one++) {
      Class<?> type = types.get(one);
      boolean own = !type.isPrimitive() && !type.isArray() && !JdkClasses.contains(type);
      for (int other = 1; own && other < types.size(); other++) {
        if (other != one && types.get(other).isAssignableFrom(type)) {
          pairs.add(new int[] {one, other});
        }
      }
    }
    if (!pairs.isEmpty()) {
      int[] pair = pairs.get(random.nextInt(pairs.size()));
      Object[] both = generator.alike(types.get(pair[0]), 3);
      roots[pair[0]] = both[0];
      roots[pair[1]] = both[1];
    }
  }

  /** The call made about as large as asked; nothing where no argument can grow. */
  static List<byte[]> grow(EntryPoint entry, ClassLoader loader, byte[] graph, long size, long seed)
      throws NotReplayableException {
    GraphReader reader = new GraphReader(graph, loader);
    @Nullable Object[] roots = reader.read();
    Distinct found = new Distinct(new ArrayList<>());
    Random random = new Random(seed);
    if (new Grower(random).grow(roots, entry.parameters(), size)) {
      found.add(roots, GROWN, reader.recipes());
      if (new Relatives(random).relate(roots, entry.parameters())) {
        found.add(roots, GROWN, reader.recipes());
      }
    }
    return found.graphs;
  }

  /** The call with other values of one of its integers. */
  static List<byte[]> vary(ClassLoader loader, byte[] graph, int parameter, long[] values)
      throws NotReplayableException {
    GraphReader reader = new GraphReader(graph, loader);
    List<byte[]> varied = new ArrayList<>();
    for (long value : values) {
      @Nullable Object[] roots = reader.read();
      Object before = roots[parameter + 1];
      roots[parameter + 1] = before instanceof Long ? (Object) value : (Object) (int) value;
      varied.add(GraphWriter.write(roots, GROWN, reader.recipes()));
    }
    return varied;
  }

  /** Graphs without repeats; what cannot be written is dropped. */
  static final class Distinct {
    final List<byte[]> graphs = new ArrayList<>();
    private final Set<java.nio.ByteBuffer> seen = new HashSet<>();
    private long bytes;

    Distinct(List<byte[]> known) {
      for (byte[] graph : known) {
        seen.add(java.nio.ByteBuffer.wrap(graph));
      }
    }

    boolean isEnough(int wanted) {
      return graphs.size() >= wanted || bytes > MOST_BYTES;
    }

    void add(@Nullable Object[] roots, GraphLimits limits, RecipeBook book) {
      try {
        byte[] graph = GraphWriter.write(roots, limits, book);
        if (seen.add(java.nio.ByteBuffer.wrap(graph))) {
          graphs.add(graph);
          bytes += graph.length;
        }
      } catch (NotReplayableException | OutOfMemoryError e) {
        // A changed argument may refer to what cannot be written, or be huge by its capacity
        // alone; others are made instead.
      }
    }
  }
}
