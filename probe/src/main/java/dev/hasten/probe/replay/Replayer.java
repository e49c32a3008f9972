package dev.hasten.probe.replay;

import dev.hasten.probe.graph.ByteSink;
import dev.hasten.probe.graph.ByteSource;
import dev.hasten.probe.graph.NotReplayableException;
import dev.hasten.probe.literal.CallSource;
import dev.hasten.probe.literal.LiteralWriter;
import dev.hasten.probe.literal.NoSourceException;
import dev.hasten.probe.observe.ObserveConfig;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Answers requests about one entry. */
final class Replayer {
  /** Calls made up from the types to explore from. */
  private static final int MADE_UP = 400;

  private final EntryPoint entry;
  private final ClassLoader loader;
  private final Observing observing;
  private final Map<Integer, Pool> pools = new HashMap<>();
  private final Meters meters = new Meters();
  private @Nullable Loop loop;

  private Replayer(EntryPoint entry, ClassLoader loader, Observing observing) {
    this.entry = entry;
    this.loader = loader;
    this.observing = observing;
  }

  static Replayer open(
      ByteSource request, CapturedOutput output, CapturedOutput errors, ByteSink done)
      throws ReflectiveOperationException {
    ClassLoader loader = ClassLoader.getSystemClassLoader();
    SetOrder.fix();
    EntryPoint entry =
        EntryPoint.find(request.readText(), request.readText(), request.readText(), loader);
    Map<String, Set<String>> ignored = new HashMap<>();
    int classes = request.readCount();
    for (int i = 0; i < classes; i++) {
      Set<String> fields = new HashSet<>();
      ignored.put(request.readText(), fields);
      int count = request.readCount();
      for (int k = 0; k < count; k++) {
        fields.add(request.readText());
      }
    }
    ObserveConfig config =
        new ObserveConfig(ignored, ObserveConfig.OBJECTS, ObserveConfig.BYTES, false);
    Set<String> ignoredStatics =
        ignored.getOrDefault(entry.owner().getName(), Collections.<String>emptySet());
    boolean asking = request.readByte() != 0;
    done.writeText(System.getProperty("java.vm.version", ""));
    done.writeText(entry.toString());
    return new Replayer(
        entry,
        loader,
        new Observing(entry, loader, config, ignoredStatics, asking, output, errors));
  }

  Observing observing() {
    return observing;
  }

  void answer(int request, ByteSource source, ByteSink done)
      throws NotReplayableException, ReflectiveOperationException {
    switch (request) {
      case ReplayProtocol.MUTATE:
        {
          long seed = source.readBits(8);
          int wanted = source.readCount();
          write(Inputs.mutate(entry, loader, graphs(source), wanted, seed), done);
          break;
        }
      case ReplayProtocol.GENERATE:
        {
          long seed = source.readBits(8);
          write(Inputs.generate(entry, source.readCount(), seed), done);
          break;
        }
      case ReplayProtocol.GROW:
        {
          long seed = source.readBits(8);
          long size = source.readBits(8);
          write(Inputs.grow(entry, loader, source.readBlob(), size, seed), done);
          break;
        }
      case ReplayProtocol.VARY:
        {
          int parameter = source.readCount();
          long[] values = new long[source.readCount()];
          for (int i = 0; i < values.length; i++) {
            values[i] = source.readBits(8);
          }
          write(Inputs.vary(loader, source.readBlob(), parameter, values), done);
          break;
        }
      case ReplayProtocol.POOL:
        {
          int number = source.readCount();
          boolean fresh = source.readByte() != 0;
          Pool pool = new Pool(graphs(source), entry, loader, fresh);
          pools.put(number, pool);
          done.writeBits(pool.bytesEach(meters::allocatedBytes), 8);
          break;
        }
      case ReplayProtocol.PREPARE:
        pool(source).prepare(source.readCount());
        loop();
        break;
      case ReplayProtocol.RUN:
        run(pool(source), source.readCount(), done);
        break;
      case ReplayProtocol.HEAP:
        done.writeBits(Meters.retainedBytes(), 8);
        break;
      case ReplayProtocol.LITERAL:
        {
          int release = source.readCount();
          int longest = source.readCount();
          literal(new LiteralWriter(entry.executable(), loader, release, longest), source, done);
          break;
        }
      case ReplayProtocol.LOOK:
        {
          boolean deep = source.readByte() != 0;
          new Looks(entry, loader, source.readBlob()).write(deep, done);
          break;
        }
      case ReplayProtocol.EXPECT:
        {
          int release = source.readCount();
          int longest = source.readCount();
          new Outcomes(entry, loader, release, longest).write(source.readBlob(), done);
          break;
        }
      case ReplayProtocol.SHRINK:
        write(new Shrinker(loader, source.readBlob()).smaller(), done);
        break;
      case ReplayProtocol.DESCRIBE:
        boolean consuming = source.readByte() != 0;
        done.writeBlob(observing.describe(source.readBlob(), consuming));
        break;
      case ReplayProtocol.SHARE:
        new Sharing(entry, loader, graphs(source)).run(done);
        break;
      default:
        throw new IllegalArgumentException("request " + request);
    }
  }

  /**
   * Explores, unless the time for it is over twice before it ends: then what was found so far is
   * all, and this JVM is no more.
   *
   * @param lastWords sends an answer
   */
  void explore(ByteSource source, ByteSink done, Watchdog watchdog, Consumer<ByteSink> lastWords)
      throws NotReplayableException, ReflectiveOperationException {
    long seed = source.readBits(8);
    int wanted = source.readCount();
    long millis = source.readBits(8);
    boolean open = source.readByte() != 0;
    Explorer explorer = new Explorer(entry, seed);
    watchdog.arm(
        2 * millis,
        () -> {
          ByteSink soFar = new ByteSink();
          write(explorer.found(), soFar);
          write(explorer.anyway(), soFar);
          lastWords.accept(soFar);
        });
    List<byte[]> made = Inputs.generate(entry, open ? MADE_UP : 0, seed);
    explorer.explore(graphs(source), made, wanted, millis);
    watchdog.disarm();
    write(explorer.found(), done);
    write(explorer.anyway(), done);
  }

  private static void literal(LiteralWriter writer, ByteSource source, ByteSink done)
      throws NotReplayableException {
    try {
      CallSource call = writer.write(source.readBlob());
      done.writeText("");
      call.writeTo(done);
    } catch (NoSourceException e) {
      done.writeText(e.reason());
    }
  }

  private void run(Pool pool, int operations, ByteSink done) throws ReflectiveOperationException {
    Loop body = loop();
    long[] out = new long[2];
    long[] read = new long[Meters.COUNT];
    meters.before(read);
    pool.run(body, operations, out);
    meters.after(read);
    pool.advance(operations);
    for (long value : read) {
      done.writeBits(value, 8);
    }
    done.writeBits(out[1], 8);
    done.writeBits(out[0], 8);
  }

  private Loop loop() throws ReflectiveOperationException {
    Loop made = loop;
    if (made == null) {
      made = LoopGenerator.generate(entry.erased());
      loop = made;
    }
    return made;
  }

  private Pool pool(ByteSource source) {
    int number = source.readCount();
    Pool pool = pools.get(number);
    if (pool == null) {
      throw new IllegalArgumentException("no pool " + number);
    }
    return pool;
  }

  private static List<byte[]> graphs(ByteSource source) {
    int count = source.readCount();
    List<byte[]> graphs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      graphs.add(source.readBlob());
    }
    return graphs;
  }

  private static void write(List<byte[]> graphs, ByteSink done) {
    done.writeCount(graphs.size());
    for (byte[] graph : graphs) {
      done.writeBlob(graph);
    }
  }
}
