package dev.hasten.evaluation;

import dev.hasten.agent.catalogue.Catalogue;
import dev.hasten.agent.catalogue.Finding;
import dev.hasten.agent.catalogue.TypeSources;
import dev.hasten.target.edit.TextEdit;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The minimal case of a rule: the resource {@code rules/RULE.java}, a class {@code sample.Sample}
 * whose method {@code hot} the rule rewrites and whose method {@code get} is what is timed.
 *
 * @param before its text
 * @param after its text as the rule's first finding makes it
 */
record RuleCase(String before, String after) {
  static final int RELEASE = 8;

  /** The case of a rule; empty where there is none, or where the rule finds nothing in it. */
  static Optional<RuleCase> of(String rule) throws IOException {
    try (InputStream in = RuleCase.class.getResourceAsStream("/rules/" + rule + ".java")) {
      return in == null
          ? Optional.empty()
          : of(rule, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static Optional<RuleCase> of(String rule, String text) {
    try (TypeSources sources = TypeSources.of(List.of(), List.of(), RELEASE)) {
      return Catalogue.standard()
          .propose(Path.of("Sample.java"), text, text.indexOf(" hot("), RELEASE, sources)
          .stream()
          .filter(finding -> finding.rule().equals(rule))
          .findFirst()
          .map(finding -> new RuleCase(text, applied(text, finding)));
    }
  }

  private static String applied(String text, Finding finding) {
    StringBuilder result = new StringBuilder(text);
    finding.edits().edits().stream()
        .sorted(Comparator.comparingInt(TextEdit::start).reversed())
        .forEach(
            e -> result.replace(e.start(), e.start() + e.expected().length(), e.replacement()));
    return result.toString();
  }
}
