package dev.hasten.agent.model;

import dev.hasten.target.edit.MemberEdit;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads an answer: lines that begin with a key word, code in fences behind them, {@code END} at the
 * end.
 *
 * <p>Code stands outside of JSON, where it needs no escapes; the end mark shows that nothing is cut
 * off. Lines of prose around the key words are passed over.
 */
final class AnswerParser {
  private final String[] lines;
  private int at;

  private AnswerParser(String text) {
    this.lines = text.split("\\R", -1);
  }

  /** The idea that the text holds. */
  static Idea parse(String text) {
    return new AnswerParser(text).parse();
  }

  private Idea parse() {
    String mechanism = "";
    String hazards = "";
    List<MemberEdit> edits = new ArrayList<>();
    boolean ended = false;
    while (at < lines.length && !ended) {
      String line = lines[at++].strip();
      if (line.startsWith("NOTHING:")) {
        return new Idea.Nothing(after(line));
      } else if (line.startsWith("MECHANISM:")) {
        mechanism = after(line);
      } else if (line.startsWith("HAZARDS:")) {
        hazards = after(line);
      } else if (line.startsWith("REPLACE ") || line.startsWith("ADD ")) {
        String where = line.substring(line.indexOf(' ') + 1).strip();
        String code = fence();
        if (code.isEmpty()) {
          return new Idea.Unusable("there is no fenced code behind '" + line + "'");
        }
        int hash = where.indexOf('#');
        if (line.startsWith("REPLACE ")) {
          if (hash < 0) {
            return new Idea.Unusable("'" + line + "' names no member");
          }
          edits.add(
              new MemberEdit.Replace(where.substring(0, hash), where.substring(hash + 1), code));
        } else {
          edits.add(new MemberEdit.Add(where, code));
        }
      } else if (line.startsWith("REMOVE ")) {
        String where = line.substring("REMOVE ".length()).strip();
        int hash = where.indexOf('#');
        if (hash < 0) {
          return new Idea.Unusable("'" + line + "' names no member");
        }
        edits.add(new MemberEdit.Remove(where.substring(0, hash), where.substring(hash + 1)));
      } else if (line.startsWith("IMPORT ")) {
        String rest = line.substring("IMPORT ".length()).strip();
        int blank = rest.indexOf(' ');
        if (blank < 0) {
          return new Idea.Unusable("'" + line + "' does not name a type and an import");
        }
        edits.add(
            new MemberEdit.Import(
                rest.substring(0, blank), rest.substring(blank + 1).strip().replace(";", "")));
      } else if (line.equals("END")) {
        ended = true;
      }
    }
    if (!ended) {
      return new Idea.Unusable(
          edits.isEmpty() && mechanism.isEmpty()
              ? "it is prose and not in the form that was asked for"
              : "it has no END: it was cut off");
    }
    if (edits.isEmpty()) {
      return new Idea.Unusable("it changes nothing");
    }
    return mechanism.isEmpty()
        ? new Idea.Unusable("it states no MECHANISM")
        : new Idea.Rewrite(mechanism, hazards, edits);
  }

  private static String after(String line) {
    return line.substring(line.indexOf(':') + 1).strip();
  }

  /**
   * The code of the fence that begins on the next line that is not blank; empty where none does.
   */
  private String fence() {
    while (at < lines.length && lines[at].isBlank()) {
      at++;
    }
    if (at >= lines.length || !lines[at].strip().matches("(```+|~~~+)\\s*\\w*")) {
      return "";
    }
    String mark = lines[at].strip().replaceAll("[^`~]", "");
    at++;
    StringBuilder code = new StringBuilder();
    while (at < lines.length) {
      String line = lines[at++];
      if (line.strip().equals(mark)) {
        return code.toString();
      }
      code.append(line).append('\n');
    }
    return "";
  }
}
