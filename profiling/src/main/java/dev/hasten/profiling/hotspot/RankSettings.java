package dev.hasten.profiling.hotspot;

import dev.hasten.target.MethodRef;
import java.util.Set;

/**
 * How many hotspots are wanted, and which.
 *
 * @param maximum most hotspots ranked, at least 1
 * @param minShare smallest score that is worth a look, 0 to 1; see {@link Hotspots} for the score
 * @param include patterns of what may be ranked, over {@code a.b.C#m}, {@code *} for any
 *     characters; a pattern without {@code #} names classes; empty means all
 * @param exclude patterns of what may not
 * @param onlyMethods if not empty, these methods alone are ranked, however small their share
 */
public record RankSettings(
    int maximum,
    double minShare,
    Set<String> include,
    Set<String> exclude,
    Set<MethodRef> onlyMethods) {
  /** Ten hotspots, each of at least half a percent of the target's own cost. */
  public static final RankSettings DEFAULT =
      new RankSettings(10, 0.005, Set.of(), Set.of(), Set.of());

  public RankSettings {
    if (maximum < 1) {
      throw new IllegalArgumentException("at least one hotspot must be wanted: " + maximum);
    }
    if (!(minShare >= 0 && minShare <= 1)) {
      throw new IllegalArgumentException("not a share: " + minShare);
    }
    include = Set.copyOf(include);
    exclude = Set.copyOf(exclude);
    onlyMethods = Set.copyOf(onlyMethods);
  }

  boolean allows(MethodRef method) {
    return (include.isEmpty() || include.stream().anyMatch(p -> matches(p, method)))
        && exclude.stream().noneMatch(p -> matches(p, method));
  }

  private static boolean matches(String pattern, MethodRef method) {
    String text =
        pattern.indexOf('#') < 0 ? method.className() : method.className() + "#" + method.name();
    String regex = "\\Q" + pattern.replace("*", "\\E.*\\Q") + "\\E";
    return text.matches(regex);
  }
}
