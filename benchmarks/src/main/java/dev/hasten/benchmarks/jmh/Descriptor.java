package dev.hasten.benchmarks.jmh;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A method descriptor in the words of Java source.
 *
 * @param parameters the parameters' erased types, {@code $} turned into dots
 * @param returns the return type
 */
record Descriptor(List<String> parameters, String returns) {
  private static final Map<Character, String> PRIMITIVES =
      Map.of(
          'Z', "boolean", 'B', "byte", 'C', "char", 'S', "short", 'I', "int", 'J', "long", 'F',
          "float", 'D', "double", 'V', "void");
  private static final Map<String, String> BOXES =
      Map.of(
          "boolean",
          "Boolean",
          "byte",
          "Byte",
          "char",
          "Character",
          "short",
          "Short",
          "int",
          "Integer",
          "long",
          "Long",
          "float",
          "Float",
          "double",
          "Double");

  Descriptor {
    parameters = List.copyOf(parameters);
  }

  static Descriptor parse(String text) {
    List<String> types = new ArrayList<>();
    int at = 1;
    String returns = "";
    while (at < text.length()) {
      if (text.charAt(at) == ')') {
        at++;
        continue;
      }
      int start = at;
      while (text.charAt(at) == '[') {
        at++;
      }
      int dimensions = at - start;
      String base;
      if (text.charAt(at) == 'L') {
        int end = text.indexOf(';', at);
        base = sourceName(text.substring(at + 1, end).replace('/', '.'));
        at = end + 1;
      } else {
        base = PRIMITIVES.getOrDefault(text.charAt(at), "void");
        at++;
      }
      String type = base + "[]".repeat(dimensions);
      if (text.charAt(start - 1) == ')') {
        returns = type;
      } else {
        types.add(type);
      }
    }
    return new Descriptor(types, returns);
  }

  /** A binary class name as source spells it; names that hold a {@code $} of their own are rare. */
  static String sourceName(String binaryName) {
    return binaryName.replace('$', '.');
  }

  /** The type to cast a root to so that it can be passed as the given parameter. */
  static String boxed(String type) {
    return BOXES.getOrDefault(type, type);
  }
}
