package dev.hasten.replay;

import dev.hasten.probe.agent.RecordFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares the streams of a candidate with those of the original, leaving out what differs between
 * two runs of the original.
 */
final class StreamComparison {
  /** More of the calls than this masked, and the rest says too little. */
  private static final double MASKED_LIMIT = 0.5;

  private final Streams original;
  private final Streams again;
  private final Streams candidate;
  private final Loosenings loosenings;
  private final List<String> masked = new ArrayList<>();
  private final Set<String> tests = new HashSet<>();
  private long maskedCalls;
  private long made;
  private long compared;
  private long partial;
  private long cut;
  private long admitted;

  private StreamComparison(
      Streams original, Streams again, Streams candidate, Loosenings loosenings) {
    this.original = original;
    this.again = again;
    this.candidate = candidate;
    this.loosenings = loosenings;
  }

  static Comparison compare(
      Streams original, Streams again, Streams candidate, Loosenings loosenings) {
    return new StreamComparison(original, again, candidate, loosenings).compare();
  }

  private Comparison compare() {
    Optional<Comparison> broken = broken();
    if (broken.isPresent()) {
      return broken.get();
    }
    Set<Streams.Key> keys = new TreeSet<>(original.streams().keySet());
    keys.addAll(again.streams().keySet());
    for (Streams.Key key : keys) {
      Optional<Comparison.Different> difference = compare(key);
      if (difference.isPresent()) {
        return difference.get();
      }
    }
    for (Streams.Key key : candidate.streams().keySet()) {
      CallStream calls = candidate.streams().get(key);
      if (!keys.contains(key) && calls != null && calls.calls() != 0) {
        return different(key, 0, null, calls.observed().get(0L), "the original makes no call here");
      }
    }
    if (compared == 0) {
      return new Comparison.NotComparable("no call was compared", masked);
    }
    if (maskedCalls > MASKED_LIMIT * (maskedCalls + compared)) {
      return new Comparison.NotComparable(
          maskedCalls
              + " of the "
              + (maskedCalls + compared)
              + " calls looked at, of "
              + made
              + " made, differ from run to run of the original",
          masked);
    }
    return new Comparison.Same(
        compared,
        tests.size(),
        partial,
        cut,
        made,
        made - compared - maskedCalls,
        masked,
        maskedCalls,
        admitted);
  }

  private Optional<Comparison> broken() {
    if (!original.entries().equals(candidate.entries())
        || !original.entries().equals(again.entries())) {
      return notComparable("the runs watched different methods");
    }
    if (!original.ended() || !again.ended()) {
      return notComparable("the original's tests did not run to their end");
    }
    boolean cutShort = original.tests().complete() && !candidate.tests().complete();
    if (!candidate.ended() || cutShort) {
      return notComparable("the candidate's tests did not run to their end");
    }
    for (String note : candidate.notes().keySet()) {
      boolean benign = note.startsWith(RecordFormat.NOT_WATCHED);
      if (!benign && !original.notes().containsKey(note)) {
        return notComparable("on the candidate's side: " + note);
      }
    }
    return Optional.empty();
  }

  private Optional<Comparison> notComparable(String reason) {
    return Optional.of(new Comparison.NotComparable(reason, masked));
  }

  private Optional<Comparison.Different> compare(Streams.Key key) {
    CallStream first = original.streams().get(key);
    CallStream second = again.streams().get(key);
    CallStream known = first == null ? second : first;
    made += known == null ? 0 : Math.max(known.calls(), known.observed().size());
    if (first == null || second == null || first.calls() != second.calls()) {
      mask(key, first == null ? second : first, "the number of calls");
      return Optional.empty();
    }
    if (first.threads() > 1 || second.threads() > 1) {
      return compareUnordered(key, first, second);
    }
    return compareOrdered(key, first, second);
  }

  private void mask(Streams.Key key, @Nullable CallStream stream, String what) {
    long calls = stream == null ? 0 : stream.observed().size();
    maskedCalls += calls;
    masked.add(key + ": " + what + " differs from run to run (" + calls + " calls)");
  }

  /** Several threads made the calls: what was seen is compared, not when. */
  private Optional<Comparison.Different> compareUnordered(
      Streams.Key key, CallStream first, CallStream second) {
    CallStream other = candidate.streams().get(key);
    if (other == null || other.calls() != first.calls()) {
      return Optional.of(otherCount(key, first, other));
    }
    if (!first.isDense() || !second.isDense() || !sameCalls(first, second)) {
      mask(key, first, "what several threads called");
      return Optional.empty();
    }
    if (!other.isDense() || !sameCalls(first, other)) {
      return Optional.of(
          different(
              key, 0, first.observed().get(0L), null, "the calls of several threads together"));
    }
    first.observed().values().forEach(call -> count(key, call));
    return Optional.empty();
  }

  private static boolean sameCalls(CallStream a, CallStream b) {
    return Arrays.equals(a.sorted(), b.sorted(), (left, right) -> left.compareSeen(right));
  }

  private Optional<Comparison.Different> compareOrdered(
      Streams.Key key, CallStream first, CallStream second) {
    CallStream other = candidate.streams().get(key);
    long unstable = 0;
    boolean apart = false;
    for (Map.Entry<Long, CallStream.Call> each : first.observed().entrySet()) {
      CallStream.Call call = each.getValue();
      CallStream.Call repeated = second.observed().get(each.getKey());
      if (repeated == null || !repeated.sameAs(call)) {
        unstable++;
        continue;
      }
      CallStream.Call theirs = other == null ? null : other.observed().get(each.getKey());
      if (theirs == null && other != null && other.calls() > each.getKey()) {
        // It was made, and not looked at: what was seen before was larger than on the other side.
        unstable++;
        continue;
      }
      if (theirs != null && isAdmitted(call, theirs)) {
        admitted++;
        apart = true;
      } else if (theirs != null && apart && !theirs.before().equals(call.before())) {
        // What an earlier call was allowed to leave behind otherwise is handed on.
        unstable++;
        continue;
      } else if (theirs == null || !theirs.sameAs(call)) {
        return Optional.of(different(key, each.getKey(), call, theirs, what(call, theirs)));
      }
      count(key, call);
    }
    if (unstable > 0) {
      maskedCalls += unstable;
      masked.add(
          key
              + ": "
              + unstable
              + " of "
              + first.observed().size()
              + " calls differ from run to run");
    }
    if (other == null || other.calls() != first.calls()) {
      return Optional.of(otherCount(key, first, other));
    }
    return Optional.empty();
  }

  /** Whether a call went differently, and in nothing but what a loosening admits. */
  private boolean isAdmitted(CallStream.Call call, CallStream.Call theirs) {
    return !loosenings.isStrict()
        && call.entry() == theirs.entry()
        && call.before().equals(theirs.before())
        && !call.after().equals(theirs.after())
        && call.whole().length > 0
        && theirs.whole().length > 0
        && loosenings.admit(
            Observation.differences(call.whole(), theirs.whole(), CallMaker.WORKLOAD));
  }

  private Comparison.Different otherCount(
      Streams.Key key, CallStream first, @Nullable CallStream other) {
    long calls = other == null ? 0 : other.calls();
    String counts = first.calls() + " calls on the original, " + calls + " on the candidate";
    return different(key, Math.max(0, Math.min(calls, first.calls())), null, null, counts);
  }

  private static String what(CallStream.Call call, CallStream.@Nullable Call theirs) {
    if (theirs == null) {
      return "the candidate does not make this call";
    }
    if (theirs.entry() != call.entry()) {
      return "another method is called";
    }
    if (theirs.has(RecordFormat.THREW) != call.has(RecordFormat.THREW)) {
      return theirs.has(RecordFormat.THREW)
          ? "the candidate throws where the original returns"
          : "the candidate returns where the original throws";
    }
    if (!theirs.before().equals(call.before())) {
      return "it is called with something else, though all calls before were the same";
    }
    return "its outcome, or what it did to receiver or arguments";
  }

  private void count(Streams.Key key, CallStream.Call call) {
    compared++;
    tests.add(key.test());
    partial += call.has(RecordFormat.UNOBSERVED) ? 1 : 0;
    cut += call.has(RecordFormat.INCOMPLETE) ? 1 : 0;
  }

  private Comparison.Different different(
      Streams.Key key,
      long index,
      CallStream.@Nullable Call call,
      CallStream.@Nullable Call theirs,
      String what) {
    CallStream.Call known = call != null ? call : theirs;
    return new Comparison.Different(
        key,
        index,
        original.entries().get(known == null ? 0 : known.entry()),
        what,
        call == null ? new byte[0] : call.whole(),
        theirs == null ? new byte[0] : theirs.whole());
  }
}
