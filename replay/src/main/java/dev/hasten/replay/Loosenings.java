package dev.hasten.replay;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Which kinds of differences a user has said not to mind.
 *
 * @param floatUlps how far apart floating-point numbers may be, in units in the last place; 0 for
 *     not at all
 * @param admitted other kinds that count as the same
 */
public record Loosenings(long floatUlps, Set<DifferenceKind> admitted) {
  public Loosenings {
    admitted = Set.copyOf(admitted);
    if (floatUlps < 0
        || admitted.contains(DifferenceKind.VALUE)
        || admitted.contains(DifferenceKind.LAZINESS)
        || admitted.contains(DifferenceKind.LAST_BIT)) {
      throw new IllegalArgumentException(floatUlps + " " + admitted);
    }
  }

  /** Everything that a caller could notice counts. */
  public static Loosenings none() {
    return new Loosenings(0, Set.of());
  }

  /** Whether anything at all is admitted. */
  public boolean isStrict() {
    return floatUlps == 0 && admitted.isEmpty();
  }

  /** Whether all that differs is admitted; something must. */
  public boolean admit(Collection<Noticed> differences) {
    return !differences.isEmpty() && differences.stream().allMatch(this::admits);
  }

  /** Whether a difference of some kind is admitted. */
  public boolean admits(DifferenceKind kind) {
    return admitted.contains(kind);
  }

  private boolean admits(Noticed difference) {
    if (difference.promised()) {
      return false;
    }
    return difference.kind() == DifferenceKind.LAST_BIT
        ? difference.ulps() <= floatUlps
        : admitted.contains(difference.kind());
  }

  /** The gravest difference that is not admitted, or the first of all where all are. */
  public Noticed gravest(List<Noticed> differences) {
    return differences.stream()
        .filter(d -> !admits(d))
        .min((a, b) -> a.kind().compareTo(b.kind()))
        .orElse(differences.get(0));
  }

  /** The options that make these, as a user writes them; empty where nothing is admitted. */
  public List<String> words() {
    List<String> words = new ArrayList<>();
    if (floatUlps > 0) {
      words.add("--float-ulp " + floatUlps);
    }
    if (!admitted.isEmpty()) {
      EnumSet.copyOf(admitted).forEach(kind -> words.add(flag(kind)));
    }
    return words;
  }

  /** Which option would admit a difference, or why none can; a sentence. */
  public static String remedy(Noticed difference) {
    return switch (difference.kind()) {
      case VALUE -> "No loosening admits another value.";
      case LAZINESS -> "No loosening admits work that is put off.";
      case LAST_BIT -> "--float-ulp " + difference.ulps() + " would admit it.";
      case ORDER ->
          difference.promised()
              ? "No loosening admits it: the order of a list or an array is part of its content."
              : flag(DifferenceKind.ORDER) + " would admit it.";
      default -> flag(difference.kind()) + " would admit it.";
    };
  }

  private static String flag(DifferenceKind kind) {
    return switch (kind) {
      case ORDER -> "--ignore-order";
      case ALIASING -> "--ignore-aliasing";
      case CACHE -> "--ignore-caches";
      case ALIASED_ARGUMENTS -> "--ignore-aliased-arguments";
      case PRIVATE_CALL -> "--ignore-private-calls";
      case SERIAL_FORM -> "--ignore-serial-form";
      case OFF_PROTOCOL -> "--ignore-off-protocol";
      case INCIDENTAL_EXCEPTION -> "--ignore-incidental-exceptions";
      case EXCEPTION_MESSAGE -> "--ignore-exception-messages";
      case VALUE, LAZINESS, LAST_BIT -> throw new IllegalArgumentException(kind.word());
    };
  }
}
