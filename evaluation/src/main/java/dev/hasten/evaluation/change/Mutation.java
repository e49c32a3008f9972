package dev.hasten.evaluation.change;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A change of a unit's text, small and named.
 *
 * @param operator which kind of change, such as {@code conditionals-boundary}
 * @param line where it stands, from 1
 * @param before what stood there, in short
 * @param after what stands there now, in short
 * @param splices the replacements of text, none of which overlap
 */
public record Mutation(
    String operator, int line, String before, String after, List<Splice> splices) {
  private static final int LONGEST = 160;

  public Mutation {
    splices = splices.stream().sorted(Comparator.comparingInt(Splice::start).reversed()).toList();
    before = shortened(before);
    after = shortened(after);
  }

  /** The text from {@code start} to {@code end}, replaced. */
  public record Splice(int start, int end, String text) {}

  private static String shortened(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
  }

  /** The unit with the change in it. */
  public String applyTo(String unit) {
    StringBuilder changed = new StringBuilder(unit);
    splices.forEach(s -> changed.replace(s.start(), s.end(), s.text()));
    return changed.toString();
  }

  /** What tells it from other changes of the same method. */
  public String id() {
    List<String> parts = new ArrayList<>(List.of(operator, "@" + line, before, "->", after));
    return String.join(" ", parts);
  }
}
