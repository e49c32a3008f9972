package dev.hasten.probe.replay;

import dev.hasten.probe.graph.ByteSink;
import dev.hasten.probe.graph.GraphLimits;
import dev.hasten.probe.graph.GraphReader;
import dev.hasten.probe.graph.GraphWriter;
import dev.hasten.probe.graph.NotReplayableException;
import dev.hasten.probe.observe.ObserveConfig;
import dev.hasten.probe.observe.Observer;
import dev.hasten.probe.observe.Tags;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Calls the entry on an input and writes down all that a caller could notice. */
final class Observing {
  /** An observation of which nothing is told but that it is too large. */
  private static final byte[] CUT = {Tags.VERSION, Tags.INCOMPLETE, 0, 0, 0};

  private final EntryPoint entry;
  private final ClassLoader loader;
  private final ObserveConfig config;
  private final Set<String> ignoredStatics;
  private final boolean asking;
  private final CapturedOutput output;
  private final CapturedOutput errors;
  private @Nullable StaticState statics;

  Observing(
      EntryPoint entry,
      ClassLoader loader,
      ObserveConfig config,
      Set<String> ignoredStatics,
      boolean asking,
      CapturedOutput output,
      CapturedOutput errors) {
    this.entry = entry;
    this.loader = loader;
    this.config = config;
    this.ignoredStatics = ignoredStatics;
    this.asking = asking;
    this.output = output;
    this.errors = errors;
  }

  /** The answer to one input, but for its index. */
  void observe(byte[] graph, ByteSink answer) {
    @Nullable Object[] roots;
    try {
      roots = new GraphReader(graph, loader).read();
      if (roots.length != entry.parameters().length + 1) {
        throw new NotReplayableException(
            NotReplayableException.Reason.MALFORMED, roots.length + " roots", "");
      }
    } catch (NotReplayableException e) {
      boolean unusable = e.reason() == NotReplayableException.Reason.UNUSABLE;
      answer.writeByte(unusable ? ReplayProtocol.UNUSABLE : 0);
      answer.writeText(String.valueOf(e.getMessage()));
      answer.writeBits(0, 8);
      answer.writeBlob(new byte[0]);
      return;
    }
    // The entry's class is initialized before the statics are looked at.
    StaticState state = statics();
    state.before();
    ObserveConfig keeping = config.consuming(false);
    byte[] before = Observer.observe(roots, null, keeping);
    byte[] memoryBefore = memory(roots);
    // A call may swap nothing in the array itself, but the walk afterwards needs the same roots.
    @Nullable Object[] kept = roots.clone();
    output.take();
    errors.take();
    Object result = null;
    Throwable thrown = null;
    long start = System.nanoTime();
    try {
      result = entry.call(roots);
    } catch (Throwable e) {
      thrown = e;
    }
    long nanos = System.nanoTime() - start;
    String printed = output.take();
    String complained = errors.take();
    boolean changed = !Arrays.equals(before, Observer.observe(kept, null, keeping));
    boolean touched = changed || !Arrays.equals(memoryBefore, memory(kept));
    Map<String, @Nullable Object> changes = state.changes();

    List<String> names = new ArrayList<>();
    List<@Nullable Object> seen = new ArrayList<>();
    if (thrown != null) {
      names.add("thrown");
      seen.add(thrown);
    } else if (!entry.isVoid()) {
      names.add("result");
      seen.add(result);
    }
    name(kept, names, seen);
    changes.forEach(
        (field, value) -> {
          names.add("static " + field);
          seen.add(value);
        });
    if (!printed.isEmpty()) {
      names.add("output");
      seen.add(printed);
    }
    if (!complained.isEmpty()) {
      names.add("errors");
      seen.add(complained);
    }
    if (asking) {
      again(graph, kept[0], thrown == null, names, seen);
      ask(names, seen, Arrays.hashCode(graph));
    }
    byte[] observation = Observer.observe(names, seen, config.consuming(true));
    answer.writeByte(
        (changed ? ReplayProtocol.CHANGED : 0) | (touched ? ReplayProtocol.TOUCHED : 0));
    answer.writeText("");
    answer.writeBits(nanos, 8);
    answer.writeBlob(isWhole(observation) ? observation : CUT);
  }

  private boolean isWhole(byte[] observation) {
    return (observation[1] & Tags.INCOMPLETE) == 0 && observation.length <= config.bytes();
  }

  /**
   * Adds what the same call gives on the object as it now is: what a field that one side alone has
   * brings from one call to the next shows here, in either result.
   */
  private void again(
      byte[] graph,
      @Nullable Object receiver,
      boolean returned,
      List<String> names,
      List<@Nullable Object> seen) {
    if (receiver == null || !returned || entry.isVoid()) {
      return;
    }
    try {
      @Nullable Object[] roots = new GraphReader(graph, loader).read();
      roots[0] = receiver;
      seen.add(entry.call(roots));
      names.add("result of the same call again");
    } catch (NotReplayableException e) {
      return;
    } catch (Throwable e) {
      seen.add(e);
      names.add("the same call again thrown");
    }
  }

  /**
   * Adds answers, and what was to be seen before, since a question may change what it is put to.
   * What a class with other fields on the other side keeps to itself is for the answers to show.
   */
  private void ask(List<String> names, List<@Nullable Object> seen, int turn) {
    byte[] unasked = Observer.observe(names, seen, config.consuming(false).opaque());
    Aftermath aftermath =
        new Aftermath(new ArrayList<>(names), new ArrayList<>(seen), config, turn);
    if (aftermath.isEmpty()) {
      return;
    }
    aftermath.addTo(names, seen);
    names.add("digest of all before it was asked");
    seen.add(digest(unasked));
  }

  private static String digest(byte[] bytes) {
    try {
      byte[] sum = MessageDigest.getInstance("SHA-256").digest(bytes);
      return new BigInteger(1, sum).toString(Character.MAX_RADIX);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Receiver and arguments of an input as they are before any call.
   *
   * @param consuming whether to use up what is one-way; else it is looked at by its fields
   */
  byte[] describe(byte[] graph, boolean consuming) throws NotReplayableException {
    List<String> names = new ArrayList<>();
    List<@Nullable Object> seen = new ArrayList<>();
    name(new GraphReader(graph, loader).read(), names, seen);
    return Observer.observe(names, seen, consuming ? config.consuming(true) : config.inside());
  }

  private void name(@Nullable Object[] roots, List<String> names, List<@Nullable Object> seen) {
    if (entry.hasReceiver()) {
      names.add("receiver");
      seen.add(roots[0]);
    }
    for (int i = 1; i < roots.length; i++) {
      names.add("argument " + i);
      seen.add(roots[i]);
    }
  }

  private StaticState statics() {
    StaticState state = statics;
    if (state == null) {
      try {
        Class.forName(entry.owner().getName(), true, loader);
      } catch (ClassNotFoundException | LinkageError e) {
        // The call itself will say so.
      }
      state = new StaticState(entry.owner(), ignoredStatics, config);
      statics = state;
    }
    return state;
  }

  private static byte[] memory(@Nullable Object[] roots) {
    try {
      return GraphWriter.write(roots, GraphLimits.DEFAULT);
    } catch (NotReplayableException e) {
      return new byte[0];
    }
  }
}
