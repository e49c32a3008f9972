package dev.hasten.probe.test;

import java.io.UnsupportedEncodingException;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Ids from the unique ids of JUnit Platform, such as {@code
 * [engine:junit-jupiter]/[class:a.B]/[nested-class:C]/[test-template:m(int)]/[test-template-invocation:#2]},
 * which becomes {@code a.B$C#m(int)[2]}.
 */
final class PlatformIds {
  private final Map<String, Id> given = new HashMap<>();
  private final Set<Id> taken = new HashSet<>();

  /** The id of a test, always the same for one unique id and never that of another. */
  Id assign(String uniqueId, Optional<?> source) {
    Id known = given.get(uniqueId);
    if (known != null) {
      return known;
    }
    Id plain = of(uniqueId, source);
    Id id = plain;
    for (int number = 2; !taken.add(id); number++) {
      id = plain.again(number);
    }
    given.put(uniqueId, id);
    return id;
  }

  /** The id before it is told from others of the same name. */
  static Id of(String uniqueId, Optional<?> source) {
    List<String[]> segments = segments(uniqueId);
    String engine = segments.get(0)[1];
    if (segments.size() == 1) {
      // Filters are asked about engines as well, those without any test included.
      return new Id(engine, TestProtocol.WHOLE_CLASS);
    }
    if (engine.equals("junit-vintage")) {
      return vintage(segments);
    }
    StringBuilder className = new StringBuilder();
    StringBuilder method = new StringBuilder();
    StringBuilder numbers = new StringBuilder();
    StringBuilder rest = new StringBuilder();
    for (String[] segment : segments.subList(1, segments.size())) {
      String type = segment[0];
      String value = segment[1];
      if (value.startsWith("#")) {
        numbers.append('[').append(value, 1, value.length()).append(']');
      } else if (type.equals("class") || type.equals("class-template")) {
        className.append(value);
      } else if (type.startsWith("nested-class")) {
        className.append('$').append(value);
      } else if (type.equals("method")
          || type.equals("test-template")
          || type.equals("test-factory")) {
        method.append(value.endsWith("()") ? value.substring(0, value.length() - 2) : value);
      } else {
        rest.append(rest.length() == 0 ? "" : "/").append(value);
      }
    }
    if (className.length() == 0) {
      className.append(property(source, "getClassName").orElse(engine));
      method.append(property(source, "getMethodName").orElse(""));
    }
    if (method.length() == 0) {
      method.append(rest.length() == 0 ? TestProtocol.WHOLE_CLASS : rest);
    }
    return new Id(className.toString(), method.append(numbers).toString());
  }

  private static Id vintage(List<String[]> segments) {
    String[] last = segments.get(segments.size() - 1);
    if (last[0].equals("runner")) {
      return new Id(last[1], TestProtocol.WHOLE_CLASS);
    }
    // A repeated description carries a number behind the class: m(a.B)[1].
    String value = last[1];
    int close = value.lastIndexOf(')');
    String number = close < 0 ? "" : value.substring(close + 1);
    Id id = Id.ofDescription(close < 0 ? value : value.substring(0, close + 1));
    if (id.method().equals(TestProtocol.WHOLE_CLASS)) {
      // A suite or a set of parameters inside a runner.
      return new Id(segments.get(1)[1], value);
    }
    return new Id(id.className(), id.method() + number);
  }

  private static List<String[]> segments(String uniqueId) {
    List<String[]> segments = new ArrayList<>();
    String inner = uniqueId.substring(1, uniqueId.length() - 1);
    for (String part : inner.split("\\]/\\[", -1)) {
      int colon = part.indexOf(':');
      segments.add(
          new String[] {decode(part.substring(0, colon)), decode(part.substring(colon + 1))});
    }
    return segments;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, "UTF-8");
    } catch (UnsupportedEncodingException | IllegalArgumentException e) {
      return text;
    }
  }

  private static Optional<String> property(Optional<?> source, String getter) {
    if (!source.isPresent()) {
      return Optional.empty();
    }
    try {
      Object value = source.get().getClass().getMethod(getter).invoke(source.get());
      return Optional.ofNullable(value).map(Object::toString);
    } catch (ReflectiveOperationException e) {
      return Optional.empty();
    }
  }
}
