package dev.hasten.replay;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The calls of one test on threads of one kind.
 *
 * @param calls how many there were
 * @param threads how many threads made them; with more than one their order is chance
 * @param observed those that were looked at, by their index in the stream
 */
public record CallStream(long calls, int threads, Map<Long, Call> observed) {
  public CallStream {
    observed = Collections.unmodifiableMap(new TreeMap<>(observed));
  }

  /** Whether every call was looked at. */
  boolean isDense() {
    return observed.size() == calls;
  }

  /**
   * One observed call.
   *
   * @param entry number of the method among those watched
   * @param flags see the probe's record format
   * @param before digest of receiver and arguments before the call
   * @param after digest of the outcome, and of receiver and arguments after the call
   * @param whole the observation after the call, where it was kept; else empty
   */
  public record Call(int entry, int flags, Digest before, Digest after, byte[] whole) {
    boolean sameAs(Call other) {
      return entry == other.entry && before.equals(other.before) && after.equals(other.after);
    }

    boolean has(int flag) {
      return (flags & flag) != 0;
    }

    /** Orders calls by what was seen of them. */
    int compareSeen(Call other) {
      int order = Integer.compare(entry, other.entry);
      order = order != 0 ? order : before.compareTo(other.before);
      return order != 0 ? order : after.compareTo(other.after);
    }
  }

  /** 128 bits. */
  public record Digest(long high, long low) implements Comparable<Digest> {
    @Override
    public int compareTo(Digest other) {
      int order = Long.compare(high, other.high);
      return order != 0 ? order : Long.compare(low, other.low);
    }
  }

  /** The calls in an order that does not depend on threads. */
  Call[] sorted() {
    Call[] all = observed.values().toArray(Call[]::new);
    Arrays.sort(all, Call::compareSeen);
    return all;
  }
}
