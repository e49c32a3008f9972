package dev.hasten.probe.observe;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a container holds, apart from what holds it. */
final class Content {
  final String label;

  /** Elements; for a map keys and values in turns. */
  final List<@Nullable Object> elements;

  final boolean map;
  final boolean ordered;

  Content(String label, List<@Nullable Object> elements, boolean map, boolean ordered) {
    this.label = label;
    this.elements = elements;
    this.map = map;
    this.ordered = ordered;
  }

  Content labelled(String other) {
    return new Content(other, elements, map, ordered);
  }
}
