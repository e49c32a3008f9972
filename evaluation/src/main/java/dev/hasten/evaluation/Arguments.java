package dev.hasten.evaluation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Arguments of an evaluation.
 *
 * @param values what follows each {@code --name}, in order
 * @param flags such as {@code --quick}
 * @param words all the rest
 */
public record Arguments(Map<String, List<String>> values, Set<String> flags, List<String> words) {
  private static final Set<String> FLAGS = Set.of("--quick", "--report", "--write");

  /** Reads a command line. */
  public static Arguments of(String[] arguments) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    Set<String> flags = new HashSet<>();
    List<String> words = new ArrayList<>();
    for (int i = 0; i < arguments.length; i++) {
      if (FLAGS.contains(arguments[i])) {
        flags.add(arguments[i]);
      } else if (arguments[i].startsWith("--") && i + 1 < arguments.length) {
        values.computeIfAbsent(arguments[i], name -> new ArrayList<>()).add(arguments[++i]);
      } else {
        words.add(arguments[i]);
      }
    }
    return new Arguments(values, flags, words);
  }

  /**
   * These, where nothing but some options was given.
   *
   * @throws IllegalArgumentException if anything else was
   */
  public Arguments only(String... names) {
    Set<String> others = new HashSet<>(values.keySet());
    others.removeAll(Set.of(names));
    others.addAll(words);
    if (!others.isEmpty()) {
      throw new IllegalArgumentException("unknown: " + others);
    }
    return this;
  }

  /** The first value of an option. */
  public Optional<String> value(String name) {
    return all(name).stream().findFirst();
  }

  /** All values of an option. */
  public List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }

  /** The first value of an option as a number. */
  public int number(String name, int otherwise) {
    return value(name).map(Integer::valueOf).orElse(otherwise);
  }

  /** The seed, {@code --seed}. */
  public long seed(long otherwise) {
    return value("--seed").map(Long::valueOf).orElse(otherwise);
  }

  /** The folder of the results, {@code --out}. */
  public Path out(String otherwise) {
    return Path.of(value("--out").orElse(otherwise)).toAbsolutePath();
  }

  /** Whether a flag was given. */
  public boolean has(String flag) {
    return flags.contains(flag);
  }
}
