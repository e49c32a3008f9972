package dev.hasten.target.edit;

import java.util.List;

/**
 * Edits that belong together.
 *
 * @param edits non-overlapping
 */
public record EditSet(List<TextEdit> edits) {
  public EditSet {
    edits = List.copyOf(edits);
  }
}
