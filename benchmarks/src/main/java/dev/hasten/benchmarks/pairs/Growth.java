package dev.hasten.benchmarks.pairs;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * How both sides' times grow with the size of what a call is given.
 *
 * @param rungs by size, ascending
 */
public record Growth(List<Rung> rungs) {
  private static final int FEWEST = 3;
  private static final double SPAN = 8;
  private static final double ALGORITHMIC = .3;

  public Growth {
    rungs = List.copyOf(rungs);
    for (int i = 1; i < rungs.size(); i++) {
      if (rungs.get(i).size() <= rungs.get(i - 1).size()) {
        throw new IllegalArgumentException("sizes must ascend: " + rungs);
      }
    }
  }

  /**
   * The exponent of the original's time as a power of the size: the slope of a least-squares line
   * through the logarithms. Nothing where there are fewer than three sizes, or they span less than
   * a factor of eight. About 1.1 means linear or n log n, which cannot be told apart.
   */
  public OptionalDouble originalExponent() {
    return exponent(Rung::originalNanos);
  }

  /** The same of the candidate's. */
  public OptionalDouble candidateExponent() {
    return exponent(Rung::candidateNanos);
  }

  private OptionalDouble exponent(ToDoubleFunction<Rung> nanos) {
    List<Rung> some = rungs.stream().filter(rung -> rung.size() > 0).toList();
    if (some.size() < FEWEST || some.get(some.size() - 1).size() < SPAN * some.get(0).size()) {
      return OptionalDouble.empty();
    }
    double meanSize = some.stream().mapToDouble(r -> Math.log(r.size())).average().orElseThrow();
    double meanTime =
        some.stream().mapToDouble(r -> Math.log(nanos.applyAsDouble(r))).average().orElseThrow();
    double both = 0;
    double squares = 0;
    for (Rung rung : some) {
      double size = Math.log(rung.size()) - meanSize;
      both += size * (Math.log(nanos.applyAsDouble(rung)) - meanTime);
      squares += size * size;
    }
    return OptionalDouble.of(both / squares);
  }

  /**
   * Whether the candidate is of another order: its exponent is lower by at least 0.3 and it is
   * faster on the largest size.
   */
  public boolean algorithmic() {
    OptionalDouble original = originalExponent();
    OptionalDouble candidate = candidateExponent();
    return original.isPresent()
        && candidate.isPresent()
        && original.getAsDouble() - candidate.getAsDouble() >= ALGORITHMIC
        && rungs.get(rungs.size() - 1).faster();
  }

  /**
   * The size at which the faster side changes, between neighbours of which one is faster and the
   * other slower beyond doubt.
   */
  public Optional<Long> crossover() {
    for (int i = 1; i < rungs.size(); i++) {
      Rung below = rungs.get(i - 1);
      Rung above = rungs.get(i);
      if (below.faster() && above.slower() || below.slower() && above.faster()) {
        double part = Math.log(below.ratio()) / (Math.log(below.ratio()) - Math.log(above.ratio()));
        double from = Math.log(Math.max(1, below.size()));
        return Optional.of(Math.round(Math.exp(from + part * (Math.log(above.size()) - from))));
      }
    }
    return Optional.empty();
  }

  /** The size on which the candidate loses most, more than the tolerance and beyond doubt. */
  Optional<Rung> loss(double tolerance) {
    return rungs.stream()
        .filter(rung -> Math.log(rung.high()) < -tolerance)
        .min(Comparator.comparingDouble(Rung::ratio));
  }
}
