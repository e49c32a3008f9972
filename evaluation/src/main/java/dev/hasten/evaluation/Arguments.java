package dev.hasten.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Arguments of an evaluation.
 *
 * @param values what follows {@code --name}
 * @param flags such as {@code --quick}
 * @param words all the rest
 */
record Arguments(Map<String, String> values, Set<String> flags, List<String> words) {
  private static final Set<String> FLAGS = Set.of("--quick");

  static Arguments of(String[] arguments) {
    Map<String, String> values = new HashMap<>();
    Set<String> flags = new HashSet<>();
    List<String> words = new ArrayList<>();
    for (int i = 0; i < arguments.length; i++) {
      if (FLAGS.contains(arguments[i])) {
        flags.add(arguments[i]);
      } else if (arguments[i].startsWith("--") && i + 1 < arguments.length) {
        values.put(arguments[i], arguments[++i]);
      } else {
        words.add(arguments[i]);
      }
    }
    return new Arguments(values, flags, words);
  }

  Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  boolean has(String flag) {
    return flags.contains(flag);
  }
}
