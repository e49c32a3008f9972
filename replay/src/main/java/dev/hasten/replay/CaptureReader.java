package dev.hasten.replay;

import dev.hasten.probe.agent.RecordFormat;
import dev.hasten.probe.graph.GraphReader;
import dev.hasten.target.MethodRef;
import dev.hasten.target.test.TestId;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads what the agent recorded for replay: see the probe's {@link RecordFormat}. */
final class CaptureReader {
  private static final int MAGNITUDES = 65;

  /** Bytes in which every graph says how large it is. */
  private static final int GRAPH_HEADER = 12;

  private record Slot(int kind, int place) implements Comparable<Slot> {
    @Override
    public int compareTo(Slot other) {
      int order = Integer.compare(kind, other.kind);
      return order != 0 ? order : Integer.compare(place, other.place);
    }
  }

  private record Kept(String test, byte[] graph, byte[] before, byte[] after) {}

  private record Kind(int number, String shape, String outcome, long calls) {}

  private record Tally(
      long calls,
      long sizeSum,
      long sizeMax,
      List<Long> magnitudes,
      List<Kind> kinds,
      List<String> tests,
      Map<String, Long> refusals,
      Map<String, Long> chains) {}

  /** What one JVM recorded. */
  private static final class Jvm {
    final Map<Integer, TreeMap<Slot, Kept>> kept = new LinkedHashMap<>();
    List<Tally> tallies = List.of();
    final Map<String, Long> notes = new LinkedHashMap<>();

    void read(int type, DataInputStream in, int entries) throws IOException {
      switch (type) {
        case RecordFormat.SAMPLE -> readSample(in, entries);
        case RecordFormat.TALLIES -> tallies = readTallies(in, entries);
        case RecordFormat.NOTES -> notes.putAll(RecordFiles.readCounts(in));
        default -> throw new IOException("a frame of type " + type);
      }
    }

    private void readSample(DataInputStream in, int entries) throws IOException {
      int entry = in.readInt();
      if (entry < 0 || entry >= entries) {
        throw new IOException("a sample of entry " + entry);
      }
      Slot slot = new Slot(in.readInt(), in.readInt());
      Kept sample =
          new Kept(
              RecordFormat.readText(in),
              RecordFormat.readBytes(in),
              RecordFormat.readBytes(in),
              RecordFormat.readBytes(in));
      if (sample.graph.length < GRAPH_HEADER) {
        throw new IOException("a graph of " + sample.graph.length + " bytes");
      }
      kept.computeIfAbsent(entry, key -> new TreeMap<>()).put(slot, sample);
    }
  }

  private final List<MethodRef> entries;
  private final List<Jvm> jvms = new ArrayList<>();
  private final Set<String> notes = new LinkedHashSet<>();

  private CaptureReader(List<MethodRef> entries) {
    this.entries = entries;
  }

  /** Reads the files of a folder; the entries in the order that the agent was given. */
  static Map<MethodRef, Captures> read(Path folder, List<MethodRef> entries) throws IOException {
    CaptureReader reader = new CaptureReader(entries);
    for (Path file : RecordFiles.in(folder)) {
      reader.readJvm(file);
    }
    Map<MethodRef, Captures> all = new LinkedHashMap<>();
    for (int i = 0; i < entries.size(); i++) {
      all.put(entries.get(i), reader.captures(i));
    }
    return all;
  }

  private void readJvm(Path file) {
    Jvm jvm = new Jvm();
    jvms.add(jvm);
    try {
      boolean ended = RecordFiles.read(file, (type, in) -> jvm.read(type, in, entries.size()));
      if (!ended) {
        notes.add("the JVM of the tests was killed; what it had written until then is used");
      }
    } catch (IOException e) {
      notes.add("a record could be read in part only: " + e.getMessage());
    }
  }

  private static List<Tally> readTallies(DataInputStream in, int entries) throws IOException {
    int count = in.readInt();
    if (count != entries) {
      throw new IOException("counts of " + count + " entries");
    }
    List<Tally> tallies = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      RecordFormat.readText(in);
      tallies.add(readTally(in));
    }
    return tallies;
  }

  private static Tally readTally(DataInputStream in) throws IOException {
    long calls = RecordFiles.readPositive(in);
    long sum = RecordFiles.readPositive(in);
    long max = RecordFiles.readPositive(in);
    int magnitudes = RecordFormat.readCount(in, Long.BYTES);
    if (magnitudes != MAGNITUDES) {
      throw new IOException(magnitudes + " magnitudes");
    }
    List<Long> byMagnitude = new ArrayList<>();
    for (int i = 0; i < magnitudes; i++) {
      byMagnitude.add(RecordFiles.readPositive(in));
    }
    List<Kind> kinds = new ArrayList<>();
    for (int left = RecordFormat.readCount(in, 20); left > 0; left--) {
      kinds.add(
          new Kind(
              in.readInt(),
              RecordFormat.readText(in),
              RecordFormat.readText(in),
              RecordFiles.readPositive(in)));
    }
    List<String> tests = new ArrayList<>();
    for (int left = RecordFormat.readCount(in, 4); left > 0; left--) {
      tests.add(RecordFormat.readText(in));
    }
    return new Tally(
        calls,
        sum,
        max,
        byMagnitude,
        kinds,
        tests,
        RecordFiles.readCounts(in),
        RecordFiles.readCounts(in));
  }

  private Captures captures(int entry) {
    List<Captures.Sample> samples = new ArrayList<>();
    Map<String, Long> refusals = new LinkedHashMap<>();
    Map<String, Long> chains = new LinkedHashMap<>();
    Set<TestId> tests = new LinkedHashSet<>();
    List<String> said = new ArrayList<>(notes);
    long[] magnitudes = new long[MAGNITUDES];
    long calls = 0;
    long sum = 0;
    long max = 0;
    double counted = 0;
    double covered = 0;
    for (Jvm jvm : jvms) {
      noteFor(entries.get(entry), jvm.notes, said);
      if (jvm.tallies.isEmpty()) {
        continue;
      }
      Tally tally = jvm.tallies.get(entry);
      TreeMap<Slot, Kept> kept = jvm.kept.getOrDefault(entry, new TreeMap<>());
      addSamples(tally, kept, samples);
      calls += tally.calls;
      sum += tally.sizeSum;
      max = Math.max(max, tally.sizeMax);
      for (int i = 0; i < MAGNITUDES; i++) {
        magnitudes[i] += tally.magnitudes.get(i);
        counted += tally.magnitudes.get(i);
      }
      covered += covered(tally, kept.keySet());
      tally.tests.stream().flatMap(test -> testId(test).stream()).forEach(tests::add);
      tally.refusals.forEach((reason, n) -> refusals.merge(reason, n, Long::sum));
      tally.chains.forEach((chain, n) -> chains.merge(chain, n, Long::sum));
    }
    return new Captures(
        entries.get(entry),
        samples,
        calls,
        counted == 0 ? 0 : Math.min(1, covered / counted),
        new CallSizes(sum, max, Arrays.stream(magnitudes).boxed().toList()),
        tests,
        refusals,
        callers(chains),
        said);
  }

  /** What was said of the entry, its class, or the recording as a whole. */
  private static void noteFor(MethodRef entry, Map<String, Long> notes, List<String> said) {
    for (Map.Entry<String, Long> note : notes.entrySet()) {
      String text = note.getKey();
      boolean ofOther = text.startsWith(RecordFormat.NOT_WATCHED) && !text.contains(entry + " ");
      if (!ofOther) {
        said.add(note.getValue() == 1 ? text : text + " (" + note.getValue() + " times)");
      }
    }
  }

  private static void addSamples(
      Tally tally, TreeMap<Slot, Kept> kept, List<Captures.Sample> samples) {
    for (Kind kind : tally.kinds) {
      Collection<Kept> ofKind = ofKind(kept, kind.number);
      for (Kept sample : ofKind) {
        String id = "c" + (samples.size() + 1);
        double weight = (double) kind.calls / ofKind.size();
        Input input =
            new Input(
                id, Input.Origin.CAPTURED, GraphReader.size(sample.graph), weight, sample.graph);
        samples.add(
            new Captures.Sample(
                input, sample.before, sample.after, kind.shape, kind.outcome, sample.test));
      }
    }
  }

  private static Collection<Kept> ofKind(TreeMap<Slot, Kept> kept, int kind) {
    return kept.subMap(new Slot(kind, Integer.MIN_VALUE), new Slot(kind, Integer.MAX_VALUE))
        .values();
  }

  private static double covered(Tally tally, Set<Slot> kept) {
    Set<Integer> withSample = new LinkedHashSet<>();
    kept.forEach(slot -> withSample.add(slot.kind));
    return tally.kinds.stream()
        .filter(kind -> withSample.contains(kind.number))
        .mapToLong(Kind::calls)
        .sum();
  }

  /** The test that the runner named; nothing for calls outside any test. */
  static Optional<TestId> testId(String text) {
    int hash = text.indexOf('#');
    return hash < 1
        ? Optional.empty()
        : Optional.of(new TestId(text.substring(0, hash), text.substring(hash + 1)));
  }

  private static List<CallerChain> callers(Map<String, Long> chains) {
    List<CallerChain> callers = new ArrayList<>();
    chains.forEach(
        (text, calls) -> {
          List<CallerChain.Frame> frames = new ArrayList<>();
          for (String frame : text.split(" ")) {
            frame(frame).ifPresent(frames::add);
          }
          if (!frames.isEmpty()) {
            callers.add(new CallerChain(frames, calls));
          }
        });
    return callers;
  }

  private static Optional<CallerChain.Frame> frame(String text) {
    int hash = text.indexOf('#');
    int colon = text.lastIndexOf(':');
    if (hash < 1 || colon < hash) {
      return Optional.empty();
    }
    try {
      int line = Integer.parseInt(text.substring(colon + 1));
      return Optional.of(
          new CallerChain.Frame(text.substring(0, hash), text.substring(hash + 1, colon), line));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
