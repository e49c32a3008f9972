package dev.hasten.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;

/**
 * What became of a row.
 *
 * @param row the row
 * @param strict the document of its verdict
 * @param loose the same with every loosening, where the strict one is a rejection of a target
 */
record CorpusOutcome(CorpusRow row, JsonNode strict, Optional<JsonNode> loose) {
  /** What a verdict's document comes to. */
  enum Kind {
    /** No gate of behaviour had anything to say. */
    PASSED("passed"),
    /** A gate found a difference or a broken promise. */
    REJECTED("rejected"),
    /** A gate could not prove that there is none. */
    NOT_PROVEN("not proven"),
    /** There was no verdict: no clone, or no build. */
    NOT_JUDGED("not judged");

    final String word;

    Kind(String word) {
      this.word = word;
    }
  }

  static Kind kind(JsonNode verdict) {
    return switch (verdict.path("verdict").asText()) {
      case "broken", "different" -> Kind.REJECTED;
      case "cannot-tell" ->
          verdict.path("gate").asText().equals("measurement") ? Kind.PASSED : Kind.NOT_PROVEN;
      case "same" -> Kind.PASSED;
      default -> Kind.NOT_JUDGED;
    };
  }

  Kind kind() {
    return kind(strict);
  }

  /** Whether a rejection shows what it rests on. */
  boolean hasCounterexample() {
    return !strict.path("evidence").asText().isBlank();
  }

  String line() {
    double seconds = 0;
    for (JsonNode stage : strict.path("seconds")) {
      seconds += stage.path("seconds").asDouble();
    }
    String loosened = loose.map(l -> kind(l).word).orElse("");
    String difference = strict.path("difference").path("kind").asText("");
    String sentence = strict.path("sentence").asText().lines().findFirst().orElse("");
    return String.format(
        Locale.ROOT,
        "%-22s %-16s %-22s %-10s %-11s %-22s %-14s %-10s %6.1f  %s",
        row.id(),
        row.role(),
        row.kind(),
        kind().word,
        strict.path("gate").asText(""),
        difference,
        kind() == Kind.REJECTED ? (hasCounterexample() ? "yes" : "NO") : "",
        loosened,
        seconds,
        sentence.length() <= 150 ? sentence : sentence.substring(0, 150) + "…");
  }
}
