package dev.hasten.probe.agent;

import java.util.LinkedHashMap;
import java.util.Map;

/** What went wrong inside the agent itself, each kind once with how often. */
final class Notes {
  private static final int KINDS = 100;

  private final Map<String, Long> counts = new LinkedHashMap<>();

  synchronized void add(String note) {
    if (counts.containsKey(note) || counts.size() < KINDS) {
      counts.merge(note, 1L, Long::sum);
    }
  }

  synchronized Map<String, Long> counts() {
    return new LinkedHashMap<>(counts);
  }
}
