package dev.hasten.verification;

import dev.hasten.replay.CallLines;
import dev.hasten.replay.Literal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes the program that shows a difference. */
final class Program {
  private static final String NAME = "Counterexample";
  private static final Pattern VARIABLE = Pattern.compile("\\b(receiver|argument\\d+)\\b");

  /** What the JVM says by itself; it says more where the probe does not ask it to be brief. */
  private static final Pattern RAISED =
      Pattern.compile("(?s)java\\.lang\\.(NullPointer|ClassCast|ArrayIndexOutOfBounds)Exception.*");

  private static final String ESCAPED =
      """

        static String escaped(String text) {
          StringBuilder plain = new StringBuilder();
          for (char c : text.toCharArray()) {
            plain.append(c >= ' ' && c < 127 ? "" + c : String.format("\\\\u%04x", (int) c));
          }
          return plain.toString();
        }
      """;

  private static final String FIELD =
      """

        static Object field(Object owner, String... path) throws Exception {
          for (String name : path) {
            Class<?> type = owner.getClass();
            while (java.util.Arrays.stream(type.getDeclaredFields())
                .noneMatch(field -> field.getName().equals(name))) {
              type = type.getSuperclass();
            }
            java.lang.reflect.Field field = type.getDeclaredField(name);
            field.setAccessible(true);
            owner = field.get(owner);
          }
          return owner;
        }
      """;

  private final Literal.Source call;
  private final String expression;
  private final boolean ofOutcome;
  private final String caught;
  private final boolean escaping;
  private final String original;
  private final String candidate;

  private Program(
      Literal.Source call,
      String expression,
      boolean ofOutcome,
      String caught,
      String original,
      String candidate) {
    this.call = call;
    this.expression = expression;
    this.ofOutcome = ofOutcome;
    this.caught = caught;
    this.escaping = !isPlain(original) || !isPlain(candidate);
    this.original = original;
    this.candidate = candidate;
  }

  /**
   * The program for a call, where the looks of both sides tell of a difference.
   *
   * @param original what is to be seen after the call on the original's side, by expression
   * @param candidate the same of the candidate; empty where its call does not come to an end
   * @param ending how that call ends then, in words
   */
  static Optional<Counterexample> showing(
      Literal.Source call,
      Map<String, String> original,
      Map<String, String> candidate,
      String ending) {
    return chosen(call, original, candidate, ending).map(Program::counterexample);
  }

  private static Optional<Program> chosen(
      Literal.Source call,
      Map<String, String> original,
      Map<String, String> candidate,
      String ending) {
    if (original.isEmpty()) {
      return Optional.empty();
    }
    Map.Entry<String, String> before = original.entrySet().iterator().next();
    boolean threw = before.getKey().equals("thrown");
    if (candidate.isEmpty()) {
      String look = threw ? "\"returned\"" : before.getKey();
      return Optional.of(
          new Program(call, look, true, threw ? "thrown" : "", before.getValue(), ending));
    }
    Map.Entry<String, String> after = candidate.entrySet().iterator().next();
    boolean throwsNow = after.getKey().equals("thrown");
    if (threw != throwsNow || threw && !before.getValue().equals(after.getValue())) {
      return Optional.of(throwing(call, before, after));
    }
    Optional<String> look = differing(call, original, candidate);
    return look.map(
        expression ->
            new Program(
                call,
                expression,
                expression.contains("result"),
                threw ? "thrown" : "",
                original.getOrDefault(expression, ""),
                candidate.getOrDefault(expression, "")));
  }

  private static Program throwing(
      Literal.Source call, Map.Entry<String, String> before, Map.Entry<String, String> after) {
    boolean threw = before.getKey().equals("thrown");
    boolean throwsNow = after.getKey().equals("thrown");
    String look = !threw ? before.getKey() : !throwsNow ? after.getKey() : "\"returned\"";
    boolean brief =
        threw && throwsNow
            ? !className(before.getValue()).equals(className(after.getValue()))
                && (isRaised(before.getValue()) || isRaised(after.getValue()))
            : isRaised(threw ? before.getValue() : after.getValue());
    return new Program(
        call,
        look,
        true,
        brief ? "thrown.getClass().getName()" : "thrown",
        brief && threw ? className(before.getValue()) : before.getValue(),
        brief && throwsNow ? className(after.getValue()) : after.getValue());
  }

  private static boolean isRaised(String thrown) {
    return RAISED.matcher(thrown).matches();
  }

  private static String className(String thrown) {
    int end = thrown.indexOf(':');
    return end < 0 ? thrown : thrown.substring(0, end);
  }

  /** The first expression of both sides that they answer otherwise. */
  private static Optional<String> differing(
      Literal.Source call, Map<String, String> original, Map<String, String> candidate) {
    return original.keySet().stream()
        .filter(candidate::containsKey)
        .filter(e -> !Objects.equals(original.get(e), candidate.get(e)))
        .filter(e -> call.callable() || !e.matches(".*\\breceiver\\..*"))
        .findFirst();
  }

  private static boolean isPlain(String text) {
    return text.chars().allMatch(c -> c >= ' ' && c < 0x7F);
  }

  private Counterexample counterexample() {
    boolean inPackage = call.atHome() && !call.home().isEmpty();
    StringBuilder source = new StringBuilder();
    if (inPackage) {
      source.append("package ").append(call.home()).append(";\n\n");
    }
    List<String> imports = call.imports().stream().filter(i -> !inPackage || !isAtHome(i)).toList();
    imports.forEach(name -> source.append("import ").append(name).append(";\n"));
    source.append(imports.isEmpty() ? "" : "\n");
    source.append("public class ").append(NAME).append(" {\n");
    source.append("  public static void main(String[] args) throws Throwable {\n");
    lines()
        .forEach(line -> source.append("    ").append(line.replace("\n", "\n    ")).append('\n'));
    source.append("  }\n");
    source.append(escaping ? ESCAPED : "");
    source.append(expression.contains("field(") ? FIELD : "");
    source.append("}\n");
    source.append("// the original:  ").append(cut(shown(original))).append('\n');
    source.append("// the candidate: ").append(cut(shown(candidate))).append('\n');
    String name = inPackage ? call.home() + "." + NAME : NAME;
    String command =
        inPackage
            ? "javac -cp JAR -d . " + NAME + ".java && java -cp JAR:. " + name
            : "java -cp JAR " + NAME + ".java";
    return new Counterexample(name, source.toString(), shown(original), shown(candidate), command);
  }

  private boolean isAtHome(String name) {
    return name.substring(0, Math.max(0, name.lastIndexOf('.'))).equals(call.home());
  }

  private String shown(String text) {
    if (!escaping) {
      return text;
    }
    StringBuilder plain = new StringBuilder();
    text.chars()
        .forEach(
            c -> plain.append(c >= ' ' && c < 0x7F ? "" + (char) c : String.format("\\u%04x", c)));
    return plain.toString();
  }

  private static String cut(String text) {
    // A comment takes Unicode escapes for what they mean.
    String safe = text.replace("\\u", "\\\\u");
    return safe.length() <= 300 ? safe : safe.substring(0, 300) + "...";
  }

  private List<String> lines() {
    CallLines of = new CallLines(call, variables());
    List<String> lines = new ArrayList<>(of.before());
    boolean nothing = call.result().equals("void");
    boolean used = expression.matches("(?s).*\\bresult\\b.*");
    String made = used && !nothing ? call.result() + " result = " + of.call() : of.call();
    List<String> body = new ArrayList<>();
    body.add(made + ";");
    if (ofOutcome) {
      body.add(print(expression));
    }
    if (!caught.isEmpty()) {
      lines.add("try {");
      body.forEach(line -> lines.add("  " + line));
      lines.add("} catch (Throwable thrown) {");
      if (ofOutcome) {
        String thrown = call.callable() ? "thrown" : "thrown.getCause()";
        lines.add("  " + print(caught.replaceFirst("thrown", thrown)));
      } else {
        lines.add("  // It is thrown on both sides; what differs is the state behind it.");
      }
      lines.add("}");
    } else {
      lines.addAll(body);
    }
    if (!ofOutcome) {
      lines.add(print(expression));
    }
    return lines;
  }

  private String print(String what) {
    return escaping
        ? "System.out.println(escaped(String.valueOf((Object) (" + what + "))));"
        : "System.out.println(" + what + ");";
  }

  private Set<String> variables() {
    Set<String> variables = new LinkedHashSet<>();
    Matcher matcher = VARIABLE.matcher(expression);
    while (matcher.find()) {
      variables.add(matcher.group(1));
    }
    return variables;
  }
}
