package dev.hasten.agent.dossier;

import dev.hasten.target.MethodRef;
import java.util.List;

/**
 * All that a proposer is told of a hotspot, as text. What changes least from question to question
 * comes first, so that a provider's cache of prompts can serve it again.
 *
 * @param method the hotspot
 * @param type name of the type that holds it, as sources name it
 * @param release the Java release that the code is compiled for
 * @param skeleton the type with the bodies of its other members left out
 * @param source the hotspot's own source
 * @param callees sources of methods of the same module that it calls
 * @param shares where the time goes: its shares, callers, and hot lines
 * @param inputs what it is called with: shapes and sizes of captured calls
 * @param findings what the catalogue noticed, with hazards
 * @param attempts what was tried on it before and what came of it
 */
public record Dossier(
    MethodRef method,
    String type,
    int release,
    String skeleton,
    String source,
    List<String> callees,
    List<String> shares,
    List<String> inputs,
    List<String> findings,
    List<String> attempts) {
  public Dossier {
    callees = List.copyOf(callees);
    shares = List.copyOf(shares);
    inputs = List.copyOf(inputs);
    findings = List.copyOf(findings);
    attempts = List.copyOf(attempts);
  }

  /**
   * The dossier as Markdown.
   *
   * @param characters the most it may have; the parts that matter least are shortened first
   */
  public String text(int characters) {
    String required =
        "Java release: "
            + release
            + "\nHotspot: "
            + method
            + "\nType: "
            + type
            + "\n\n"
            + code("The hotspot", source)
            + section("Where the time goes", shares)
            + section("What it is called with", inputs)
            + section("Tried before", attempts)
            + section("Noticed by the catalogue", findings);
    int left = Math.max(0, characters - required.length());
    String outline = cut(code("Its type", skeleton), left * 2 / 3);
    String called =
        cut(
            String.join("", callees.stream().map(c -> code("It calls", c)).toList()),
            left - outline.length());
    return outline + called + required;
  }

  private static String section(String title, List<String> lines) {
    return lines.isEmpty() ? "" : "## " + title + "\n\n- " + String.join("\n- ", lines) + "\n\n";
  }

  /** Source as data: a fence that the source itself cannot close. */
  private static String code(String title, String source) {
    String fence = "~~~";
    while (source.contains(fence)) {
      fence += "~";
    }
    return source.isBlank()
        ? ""
        : "## " + title + "\n\n" + fence + "java\n" + source + "\n" + fence + "\n\n";
  }

  private static String cut(String text, int characters) {
    return text.length() <= characters ? text : "";
  }
}
