package dev.hasten.verification;

import dev.hasten.replay.Input;
import dev.hasten.replay.Observation;
import dev.hasten.replay.Session;
import dev.hasten.verification.Oracle.Asked;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Puts inputs to two JVMs of the original and keeps those that both answer in full and alike, as
 * long as time and memory allow.
 */
final class Screening {
  private static final Duration PER_INPUT = Duration.ofSeconds(2);
  private static final int CHUNK = 64;
  private static final int FIRST_CHUNK = 8;

  /** Time of the original's calls on made-up inputs; a candidate takes about as much again. */
  private static final long MOST_NANOS = 6_000_000_000L;

  /** Made-up inputs without an observation, some of which cost a JVM each. */
  private static final int MOST_LOST = 200;

  /** Bytes of all answers together, which stay in memory; and of a chunk's, which pass through. */
  private static final long MOST_BYTES = 128 << 20;

  private static final long CHUNK_BYTES = 24 << 20;

  /** Answers that are too large to look at in full, and as dear as any. */
  private static final int MOST_CUT = 24;

  private final Session first;
  private final Session again;
  private final boolean open;
  private final Map<String, Integer> leftOut = new TreeMap<>();
  private long answers;
  private long bytes;
  private long cut;

  /**
   * A screening by two JVMs that differ in what no program may depend on.
   *
   * @param open whether anyone may call the entry
   */
  Screening(Session first, Session again, boolean open) {
    this.first = first;
    this.again = again;
    this.open = open;
  }

  /** The inputs that can be held against a candidate, with the original's answers. */
  List<Asked> kept(List<Input> inputs) {
    List<Asked> kept = new ArrayList<>();
    long spent = 0;
    long lost = 0;
    int from = 0;
    while (from < inputs.size()) {
      List<Input> chunk = inputs.subList(from, Math.min(from + chunkSize(), inputs.size()));
      boolean madeUp = chunk.get(0).origin() != Input.Origin.CAPTURED;
      boolean slow = madeUp && (spent > MOST_NANOS || lost > MOST_LOST);
      if (slow || bytes > MOST_BYTES || cut > MOST_CUT) {
        String why = slow ? "the original takes too long" : "the answers are too large";
        leftOut.merge(why + " for more", inputs.size() - from, Integer::sum);
        break;
      }
      List<Observation> one = first.observe(chunk, PER_INPUT);
      for (Observation answer : one) {
        boolean observed = answer.ending() == Observation.Ending.OBSERVED;
        answers++;
        bytes += answer.bytes().length;
        cut += observed && !answer.comparable() ? 1 : 0;
        lost += observed ? 0 : 1;
        spent += answer.nanos();
      }
      keep(chunk, one, again.observe(chunk, PER_INPUT), kept);
      from += chunk.size();
    }
    return kept;
  }

  /** As many inputs as their answers are likely to fit in memory, by those so far. */
  private int chunkSize() {
    if (answers == 0) {
      return FIRST_CHUNK;
    }
    long each = Math.max(1, bytes / answers);
    return (int) Math.max(1, Math.min(CHUNK, CHUNK_BYTES / each));
  }

  private void keep(
      List<Input> inputs, List<Observation> one, List<Observation> two, List<Asked> kept) {
    for (int i = 0; i < inputs.size(); i++) {
      Input input = inputs.get(i);
      Observation answer = one.get(i);
      if (!answer.comparable()) {
        leftOut.merge(answer.skipped(), 1, Integer::sum);
      } else if (!answer.sameAs(two.get(i))) {
        leftOut.merge("the original itself answers differently each time", 1, Integer::sum);
      } else if (!open && failed(answer) && input.origin() != Input.Origin.CAPTURED) {
        leftOut.merge("a made-up call that the private entry does not expect", 1, Integer::sum);
      } else {
        kept.add(new Asked(input, answer));
      }
    }
  }

  /** An exception that somebody meant to throw is an answer like any other. */
  private static boolean failed(Observation answer) {
    return answer.threw() && !answer.threwOnPurpose();
  }

  /** Why inputs were left out, with how many. */
  Map<String, Integer> leftOut() {
    return leftOut;
  }
}
