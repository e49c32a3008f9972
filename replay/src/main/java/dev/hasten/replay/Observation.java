package dev.hasten.replay;

import dev.hasten.probe.graph.ByteSource;
import dev.hasten.probe.observe.Tags;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a caller could notice of one input on one side.
 *
 * @param bytes the probe's observation; empty where there is none
 * @param comparable whether the call was observed in full; two that are not prove nothing
 * @param ending how the call ended
 * @param skipped why there is no observation, or it is not comparable; empty otherwise
 * @param changed whether a caller could see that the receiver or an argument is no longer what it
 *     was before the call
 * @param touched whether the memory of the receiver or of an argument is no longer what it was;
 *     true too where a cache was filled that nobody sees
 * @param unobserved how many objects could not be looked into
 * @param nanos wall time of the call, for orders of magnitude only
 */
public record Observation(
    byte[] bytes,
    boolean comparable,
    Ending ending,
    String skipped,
    boolean changed,
    boolean touched,
    int unobserved,
    long nanos) {
  /** How an observed call ended. */
  public enum Ending {
    /** It returned or threw, and was observed. */
    OBSERVED,
    /** Its receiver or arguments cannot be rebuilt on this side. */
    NOT_REBUILT,
    /** A class that it needs fails to initialise, or to verify, on this side. */
    UNUSABLE,
    /** It did not end in time; its JVM was given up. */
    TIMED_OUT,
    /** It ended its JVM. */
    ENDED_JVM,
    /** It never began, because too many before it cost a JVM. */
    NOT_RUN
  }

  static Observation observed(byte[] bytes, boolean changed, boolean touched, long nanos) {
    ByteSource source = new ByteSource(bytes);
    boolean readable = bytes.length > 3 && source.readByte() == Tags.VERSION;
    boolean complete = readable && (source.readByte() & Tags.INCOMPLETE) == 0;
    int unobserved = readable ? source.readCount() : 0;
    return new Observation(
        bytes,
        complete,
        Ending.OBSERVED,
        complete ? "" : "larger than an observation may be",
        changed,
        touched,
        unobserved,
        nanos);
  }

  static Observation missing(Ending ending, String why) {
    return new Observation(new byte[0], false, ending, why, false, false, 0, 0);
  }

  /** Whether both were observed in full and a caller could not tell them apart. */
  public boolean sameAs(Observation other) {
    return comparable && other.comparable && Arrays.equals(bytes, other.bytes);
  }

  /** The observation as text for people, one line a root, long values cut. */
  public String render() {
    if (ending != Ending.OBSERVED) {
      return skipped;
    }
    return render(bytes);
  }

  /** The bytes of an observation as text for people. */
  public static String render(byte[] observation) {
    return ObservationTree.read(observation).map(Rendering::of).orElse("(not readable)");
  }

  /** Whether the call was observed and an exception left it. */
  public boolean threw() {
    return ending == Ending.OBSERVED
        && ObservationTree.read(bytes).filter(t -> t.roots().containsKey("thrown")).isPresent();
  }

  /** Whether an exception left the call that code of the target constructed. */
  public boolean threwOnPurpose() {
    if (ending != Ending.OBSERVED) {
      return false;
    }
    Optional<ObservationTree> tree = ObservationTree.read(bytes);
    return tree.isPresent()
        && tree.get().roots().get("thrown") instanceof ObservationTree.Value.Reference thrown
        && thrown.body() < tree.get().bodies().size()
        && tree.get().bodies().get(thrown.body()).names().contains(".message");
  }

  /** Whether the call returned something that cannot be looked into, such as a lambda. */
  public boolean isBlind() {
    if (unobserved == 0 || ending != Ending.OBSERVED) {
      return false;
    }
    Optional<ObservationTree> tree = ObservationTree.read(bytes);
    return tree.isPresent()
        && tree.get().roots().get("result") instanceof ObservationTree.Value.Reference result
        && result.body() < tree.get().bodies().size()
        && tree.get().bodies().get(result.body()).names().contains(".unobserved");
  }

  /**
   * A short sentence on the first place where the second observation differs from the first, such
   * as {@code result[2]: "a" became "b"}; empty where they are the same.
   */
  public static String firstDifference(Observation before, Observation after) {
    if (before.ending != after.ending) {
      return ending(before) + " became " + ending(after);
    } else if (Arrays.equals(before.bytes, after.bytes)) {
      return "";
    }
    Optional<ObservationTree> one = ObservationTree.read(before.bytes);
    Optional<ObservationTree> other = ObservationTree.read(after.bytes);
    if (one.isEmpty() || other.isEmpty()) {
      return before.comparable != after.comparable
          ? "one answer is too large to look at in full"
          : "the observations cannot be read";
    }
    return new Difference(one.get(), other.get()).first().orElse("the observations differ");
  }

  /**
   * In what two observations that are not the same differ; at least one place, the gravest first.
   *
   * @param maker who makes the call; what the workload calls is within the contract
   */
  public static List<Noticed> differences(Observation before, Observation after, CallMaker maker) {
    String first = firstDifference(before, after);
    if (before.ending == Ending.OBSERVED && after.ending == Ending.OBSERVED) {
      return differences(before.bytes, after.bytes, maker).stream()
          .map(d -> d.what().isEmpty() ? new Noticed(d.kind(), first, 0, d.promised()) : d)
          .toList();
    }
    return List.of(Noticed.of(DifferenceKind.VALUE, first));
  }

  /** The same for the bytes of two observations. */
  static List<Noticed> differences(byte[] before, byte[] after, CallMaker maker) {
    Optional<ObservationTree> one = ObservationTree.read(before);
    Optional<ObservationTree> other = ObservationTree.read(after);
    return one.isPresent() && other.isPresent()
        ? Differences.between(one.get(), other.get(), maker)
        : List.of(Noticed.of(DifferenceKind.VALUE, "the observations cannot be read"));
  }

  /**
   * In which way the second observation differs from the first, in a word or two: equal for
   * differences of one kind, whatever the values.
   */
  public static String kindOfDifference(Observation before, Observation after) {
    String difference = firstDifference(before, after);
    int end = 0;
    while (end < difference.length() && ".[:,".indexOf(difference.charAt(end)) < 0) {
      end++;
    }
    boolean whole = before.threw() == after.threw();
    return before.thrownClass()
        + "/"
        + after.ending
        + "/"
        + after.thrownClass()
        + (whole ? "/" + difference.substring(0, end) : "");
  }

  private String thrownClass() {
    String text = threw() ? render() : "";
    int start = text.startsWith("thrown = ") ? "thrown = ".length() : 0;
    int end = text.indexOf('{');
    return end < 0 ? "" : text.substring(start, Math.max(start, end));
  }

  private static String ending(Observation observation) {
    return switch (observation.ending) {
      case OBSERVED -> "a call that ends";
      case UNUSABLE -> "a class that cannot be used (" + observation.skipped + ")";
      case NOT_REBUILT -> "an input that cannot be rebuilt (" + observation.skipped + ")";
      case TIMED_OUT -> "a call that does not end in time";
      case ENDED_JVM -> "a call that ends the JVM";
      case NOT_RUN -> "a call that was not made";
    };
  }
}
