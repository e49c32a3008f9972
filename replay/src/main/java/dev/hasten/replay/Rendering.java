package dev.hasten.replay;

import dev.hasten.probe.observe.Tags;
import dev.hasten.replay.ObservationTree.Body;
import dev.hasten.replay.ObservationTree.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Observations as text that reads like Java where it can. */
final class Rendering {
  private static final int LONGEST_LINE = 2_000;
  private static final int DEEPEST = 12;
  private static final int MOST_ELEMENTS = 60;

  private final ObservationTree tree;
  private final Map<Integer, Integer> uses = new HashMap<>();
  private final Set<Integer> shown = new HashSet<>();
  private final StringBuilder text = new StringBuilder();

  private Rendering(ObservationTree tree) {
    this.tree = tree;
    tree.roots().values().forEach(this::count);
    tree.bodies().forEach(body -> body.values().forEach(this::count));
  }

  /** One line a root. */
  static String of(ObservationTree tree) {
    Rendering rendering = new Rendering(tree);
    StringBuilder lines = new StringBuilder();
    tree.roots()
        .forEach(
            (name, value) -> {
              rendering.text.setLength(0);
              rendering.value(value, 0);
              if (!lines.isEmpty()) {
                lines.append('\n');
              }
              lines.append(name).append(" = ").append(rendering.text);
            });
    return lines.toString();
  }

  /** One value, short. */
  static String of(ObservationTree tree, Value value, int length) {
    Rendering rendering = new Rendering(tree);
    rendering.value(value, DEEPEST - 3);
    String text = rendering.text.toString();
    return text.length() <= length ? text : text.substring(0, length) + "…";
  }

  private void count(Value value) {
    if (value instanceof Value.Reference reference) {
      uses.merge(reference.body(), 1, Integer::sum);
    }
  }

  private void value(Value value, int depth) {
    if (value instanceof Value.Leaf leaf) {
      text.append(leaf.shown());
      return;
    }
    int number = ((Value.Reference) value).body();
    if (number >= tree.bodies().size()) {
      text.append("(cut)");
    } else if (depth > DEEPEST || text.length() > LONGEST_LINE) {
      text.append("…");
    } else if (!shown.add(number)) {
      text.append("#").append(number);
    } else {
      if (uses.getOrDefault(number, 0) > 1) {
        text.append("#").append(number).append(":");
      }
      body(tree.bodies().get(number), depth);
    }
  }

  private void body(Body body, int depth) {
    boolean array = body.tag() == Tags.PRIMITIVES || body.label().startsWith("[");
    text.append(
        array ? "new " + shortName(body.label()) + " {" : shortName(body.label()) + open(body));
    int step = body.tag() == Tags.ENTRIES ? 2 : 1;
    for (int i = 0; i < body.values().size(); i += step) {
      if (i > 0) {
        text.append(", ");
      }
      if (i >= MOST_ELEMENTS * step || text.length() > LONGEST_LINE) {
        text.append("… ").append(body.values().size() / step).append(" in all");
        break;
      }
      if (body.tag() == Tags.PARTS) {
        text.append(body.names().get(i).substring(1)).append("=");
      }
      value(body.values().get(i), depth + 1);
      if (step == 2) {
        text.append("=");
        value(body.values().get(i + 1), depth + 1);
      }
    }
    text.append(array || body.tag() != Tags.ELEMENTS ? "}" : "]");
  }

  private static String open(Body body) {
    return body.tag() == Tags.ELEMENTS ? "[" : "{";
  }

  /** A class label without packages; arrays as source spells them. */
  static String shortName(String label) {
    String element = label;
    StringBuilder dimensions = new StringBuilder();
    while (element.startsWith("[")) {
      element = element.substring(1);
      dimensions.append("[]");
    }
    if (!dimensions.isEmpty()) {
      element =
          element.startsWith("L")
              ? element.substring(1, element.length() - 1)
              : primitiveName(element);
    }
    return element.replaceAll("\\b[a-z_][\\w]*\\.(?=[\\w.]*[A-Z])", "") + dimensions;
  }

  private static String primitiveName(String descriptor) {
    return switch (descriptor) {
      case "Z" -> "boolean";
      case "B" -> "byte";
      case "S" -> "short";
      case "C" -> "char";
      case "I" -> "int";
      case "J" -> "long";
      case "F" -> "float";
      case "D" -> "double";
      default -> descriptor;
    };
  }

  static String text(String label, String text) {
    return shortName(label) + "(" + text + ")";
  }

  static String primitive(Object boxed) {
    if (boxed instanceof Character c) {
      return "'" + escaped(c, '\'') + "'";
    } else if (boxed instanceof Long) {
      return boxed + "L";
    } else if (boxed instanceof Float) {
      return boxed + "f";
    } else if (boxed instanceof Byte) {
      return "(byte) " + boxed;
    } else if (boxed instanceof Short) {
      return "(short) " + boxed;
    }
    return boxed.toString();
  }

  /** A string literal; long ones are cut and say how long they are. */
  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    int end = Math.min(text.length(), 400);
    for (int i = 0; i < end; i++) {
      quoted.append(escaped(text.charAt(i), '"'));
    }
    quoted.append('"');
    if (end < text.length()) {
      quoted
          .append("… ")
          .append(text.length())
          .append(" characters, hash ")
          .append(text.hashCode());
    }
    return quoted.toString();
  }

  private static String escaped(char c, char quote) {
    switch (c) {
      case '\n':
        return "\\n";
      case '\r':
        return "\\r";
      case '\t':
        return "\\t";
      case '\\':
        return "\\\\";
      default:
        if (c == quote) {
          return "\\" + c;
        }
        boolean plain = c >= ' ' && c < 0x7F || c > 0xA0 && Character.isLetterOrDigit(c);
        return plain ? String.valueOf(c) : String.format("\\u%04x", (int) c);
    }
  }
}
