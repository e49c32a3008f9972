package dev.hasten.probe.replay;

import java.util.Map;
import java.util.TreeMap;

/** Work of common kinds, by which the noise of a machine is measured. */
public final class Yardstick {
  private Yardstick() {}

  /** Counts a text's characters, puts them in order and hashes what comes of it. */
  public static int work(String text) {
    Map<Character, Integer> counts = new TreeMap<>();
    for (int i = 0; text != null && i < text.length(); i++) {
      counts.merge(text.charAt(i), 1, Integer::sum);
    }
    StringBuilder said = new StringBuilder();
    counts.forEach((character, count) -> said.append(character).append(count));
    int hash = 17;
    for (int i = 0; i < said.length(); i++) {
      hash = 31 * hash + said.charAt(i);
    }
    return hash;
  }
}
