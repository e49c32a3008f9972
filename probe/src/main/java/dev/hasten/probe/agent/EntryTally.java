package dev.hasten.probe.agent;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What is counted of one entry. As bytes: {@code text entry, long calls, long sum of sizes, long
 * largest size}, then lists: {@code long} calls by {@link Shape#bucket} of size; {@code int kind,
 * text shape, text outcome, long calls}; {@code text} tests; {@code text refusal, long count};
 * {@code text chain of callers, long count}.
 */
final class EntryTally {
  private static final long EXAMINE_ALL = 100_000;
  private static final int EXAMINE_EVERY = 16;
  private static final int TESTS = 20_000;
  private static final int REFUSALS = 50;
  private static final int CHAINS = 64;
  private static final int CHAIN_CALLS = 64;

  /** A kind of call: what was handed in, and how it ended. */
  static final class Kind {
    final long key;
    final int number;
    final String shape;
    final String outcome;
    final long[] sampleBytes;
    private long calls;
    private long samples;

    Kind(long key, int number, String shape, String outcome, int places) {
      this.key = key;
      this.number = number;
      this.shape = shape;
      this.outcome = outcome;
      sampleBytes = new long[places];
    }
  }

  private static final Kind OTHER = new Kind(0, -1, "", "", 0);

  private static final class HandedIn {
    final String words;
    long calls;

    HandedIn(String words) {
      this.words = words;
    }
  }

  private final String name;
  private final Settings settings;
  private final AtomicLong calls = new AtomicLong();
  private final long[] sizes = new long[65];
  private long sizeSum;
  private long sizeMax;
  private final Map<Long, HandedIn> handedIn = new HashMap<>();
  private final Map<Long, Kind> kinds = new LinkedHashMap<>();
  private final Set<String> tests = new LinkedHashSet<>();
  private final Map<String, Long> refusals = new LinkedHashMap<>();
  private final Map<String, Long> chains = new LinkedHashMap<>();
  private long chainCalls;
  private long liveBytes;

  EntryTally(String name, Settings settings) {
    this.name = name;
    this.settings = settings;
  }

  /** Counts a call; how many calls it stands for, 0 where it is not examined. */
  int weigh() {
    long n = calls.incrementAndGet();
    return n <= EXAMINE_ALL ? 1 : n % EXAMINE_EVERY == 0 ? EXAMINE_EVERY : 0;
  }

  /**
   * Counts what was handed in; whether the call should be looked at as a sample. A shape is put
   * into words when it is met first.
   */
  synchronized boolean arrive(
      Shape shape, @Nullable Object receiver, Object[] arguments, int weight) {
    sizes[Shape.bucket(shape.size())] += weight;
    sizeSum += shape.size() * weight;
    sizeMax = Math.max(sizeMax, shape.size());
    HandedIn seen = handedIn.get(shape.key());
    if (seen == null) {
      if (handedIn.size() >= settings.shapes) {
        return false;
      }
      seen = new HandedIn(Shape.describe(receiver, arguments));
      handedIn.put(shape.key(), seen);
    }
    return Sampler.place(++seen.calls, settings.perShape, shape.key()) >= 0;
  }

  /** Counts an end of an examined call. */
  synchronized Kind leave(Shape shape, String outcome, int weight) {
    HandedIn seen = handedIn.get(shape.key());
    if (seen == null) {
      return OTHER;
    }
    long key = Sampler.mix(shape.key() + outcome.hashCode());
    Kind kind = kinds.get(key);
    if (kind == null) {
      if (kinds.size() >= 2 * settings.shapes) {
        return OTHER;
      }
      kind = new Kind(key, kinds.size(), seen.words, outcome, settings.perShape);
      kinds.put(key, kind);
    }
    kind.calls += weight;
    return kind;
  }

  /**
   * The place of a sample of the given length among those of its kind, -1 where it is dropped. A
   * kind with none yet may use a quarter more than the bytes that all may use.
   */
  synchronized int place(Kind kind, int length) {
    int place = kind == OTHER ? -1 : Sampler.place(++kind.samples, settings.perShape, kind.key);
    if (place < 0) {
      return -1;
    }
    long bytes = liveBytes + length - kind.sampleBytes[place];
    long limit = settings.entryBytes + (kind.sampleBytes[0] == 0 ? settings.entryBytes / 4 : 0);
    if (bytes > limit) {
      refuse("more than " + settings.entryBytes + " bytes of samples");
      return -1;
    }
    kind.sampleBytes[place] = length;
    liveBytes = bytes;
    return place;
  }

  synchronized void reachedBy(String test) {
    if (tests.size() < TESTS) {
      tests.add(test);
    }
  }

  /** Counts a reason for which a call could not be written. */
  synchronized void refuse(String reason) {
    if (refusals.containsKey(reason) || refusals.size() < REFUSALS) {
      refusals.merge(reason, 1L, Long::sum);
    }
  }

  /** Whether the stack of this call should be looked at: the first ones, then ever fewer. */
  synchronized boolean wantsChain() {
    return Sampler.place(++chainCalls, CHAIN_CALLS, 0) >= 0;
  }

  synchronized void calledBy(String chain) {
    if (chains.containsKey(chain) || chains.size() < CHAINS) {
      chains.merge(chain, 1L, Long::sum);
    }
  }

  synchronized void writeTo(DataOutputStream out) throws IOException {
    RecordFormat.writeText(out, name);
    out.writeLong(calls.get());
    out.writeLong(sizeSum);
    out.writeLong(sizeMax);
    out.writeInt(sizes.length);
    for (long size : sizes) {
      out.writeLong(size);
    }
    out.writeInt(kinds.size());
    for (Kind kind : kinds.values()) {
      out.writeInt(kind.number);
      RecordFormat.writeText(out, kind.shape);
      RecordFormat.writeText(out, kind.outcome);
      out.writeLong(kind.calls);
    }
    out.writeInt(tests.size());
    for (String test : tests) {
      RecordFormat.writeText(out, test);
    }
    writeCounts(out, refusals);
    writeCounts(out, chains);
  }

  static void writeCounts(DataOutputStream out, Map<String, Long> counts) throws IOException {
    out.writeInt(counts.size());
    for (Map.Entry<String, Long> count : counts.entrySet()) {
      RecordFormat.writeText(out, count.getKey());
      out.writeLong(count.getValue());
    }
  }
}
