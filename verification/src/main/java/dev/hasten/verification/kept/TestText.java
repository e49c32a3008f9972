package dev.hasten.verification.kept;

import dev.hasten.replay.CallLines;
import dev.hasten.replay.Expectation;
import dev.hasten.replay.Expectation.Check;
import dev.hasten.replay.Literal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes the source of a test class. */
final class TestText {
  private static final int WIDTH = 100;
  private static final Pattern VARIABLE = Pattern.compile("\\b(receiver|argument\\d+)\\b");
  private static final Pattern RESULT = Pattern.compile("\\bresult\\b");

  private final JUnit junit;
  private final Manner manner;
  private final String home;
  private final String name;
  private final String about;
  private final Set<String> assertions = new TreeSet<>();
  private final Map<Integer, TestCase> lines = new LinkedHashMap<>();

  /**
   * A text in the making.
   *
   * @param home package of the class
   * @param name its simple name
   * @param about the method that it tests, as a Javadoc link has it
   */
  TestText(JUnit junit, Manner manner, String home, String name, String about) {
    this.junit = junit;
    this.manner = manner;
    this.home = home;
    this.name = name;
    this.about = about;
  }

  /** The source of a class with these cases. */
  String write(List<TestCase> cases) {
    assertions.clear();
    lines.clear();
    StringBuilder body = new StringBuilder();
    Map<TestCase, int[]> places = new LinkedHashMap<>();
    for (TestCase one : cases) {
      body.append(body.length() == 0 ? "" : "\n");
      int first = count(body);
      body.append(method(one));
      places.put(one, new int[] {first, count(body)});
    }
    String head = head(cases);
    int above = count(head);
    places.forEach(
        (one, range) -> {
          for (int line = range[0]; line <= range[1]; line++) {
            lines.put(above + line + 1, one);
          }
        });
    return (head + body + "}\n").replace("\n", manner.lineEnd());
  }

  private static int count(CharSequence text) {
    return (int) text.chars().filter(c -> c == '\n').count();
  }

  /** The case that stands on a line of the newest text, from 1. */
  Optional<TestCase> at(long line) {
    return Optional.ofNullable(lines.get((int) line));
  }

  private String head(List<TestCase> cases) {
    Set<String> imports = new TreeSet<>(List.of(junit.imported()));
    cases.forEach(c -> imports.addAll(imports(c.told())));
    imports.removeIf(i -> i.substring(0, Math.max(0, i.lastIndexOf('.'))).equals(home));
    StringBuilder head = new StringBuilder(manner.header());
    if (!home.isEmpty()) {
      head.append("package ").append(home).append(";\n\n");
    }
    if (junit != JUnit.THREE && !assertions.isEmpty()) {
      assertions.forEach(a -> head.append("import static " + junit.assertions() + "." + a + ";\n"));
      head.append('\n');
    }
    imports.forEach(i -> head.append("import ").append(i).append(";\n"));
    String link = about.isEmpty() ? "" : " {@link " + about + "}";
    String open = junit == JUnit.JUPITER ? "class " : "public class ";
    return head.append("\n/** What calls of")
        .append(link)
        .append(" lead to. */\n")
        .append(open)
        .append(name)
        .append(junit == JUnit.THREE ? " extends TestCase {\n" : " {\n")
        .toString();
  }

  static Set<String> imports(Expectation.Told told) {
    Set<String> imports = new LinkedHashSet<>(told.call().imports());
    imports.addAll(told.imports());
    return imports;
  }

  private String method(TestCase one) {
    String visible = junit == JUnit.JUPITER ? "" : "public ";
    String called = junit == JUnit.THREE ? "test_" + one.name() : one.name();
    StringBuilder method = new StringBuilder();
    if (junit != JUnit.THREE) {
      method.append("@Test\n");
    }
    method.append(visible).append("void ").append(called).append("()");
    method.append(one.mayThrow() ? " throws Exception {\n" : " {\n");
    for (String line : body(one.told())) {
      method
          .append(manner.indent())
          .append(line.replace("\n", "\n" + manner.indent()))
          .append('\n');
    }
    method.append("}\n");
    return manner.indent()
        + method.toString().stripTrailing().replace("\n", "\n" + manner.indent())
        + "\n";
  }

  private List<String> body(Expectation.Told told) {
    Set<String> variables = new LinkedHashSet<>();
    long results = 0;
    for (Check check : told.checks()) {
      String both = check.expected() + "\n" + check.actual();
      Matcher matcher = VARIABLE.matcher(Text.bare(both));
      while (matcher.find()) {
        variables.add(matcher.group(1));
      }
      results += RESULT.matcher(Text.bare(check.actual())).results().count();
    }
    CallLines call = new CallLines(told.call(), variables);
    List<String> body = new ArrayList<>(call.before());
    if (!told.thrown().isEmpty()) {
      throwing(told, call.call(), body);
      told.checks().forEach(check -> body.add(assertion(check)));
    } else if (results == 0) {
      body.add(call.call() + ";");
      told.checks().forEach(check -> body.add(assertion(check)));
    } else if (results == 1 && told.checks().size() == 1) {
      Check only = told.checks().get(0);
      String inlined =
          Text.outside(
              only.actual(),
              t -> RESULT.matcher(t).replaceAll(Matcher.quoteReplacement(call.call())));
      body.add(assertion(new Check(only.kind(), only.expected(), inlined)));
    } else {
      body.add(told.call().result() + " result = " + call.call() + ";");
      told.checks().forEach(check -> body.add(assertion(check)));
    }
    Map<String, String> names = names(told.call(), variables, body);
    body.replaceAll(line -> renamed(line, names));
    return body;
  }

  private void throwing(Expectation.Told told, String call, List<String> body) {
    String type = told.thrown();
    boolean message = !told.message().isEmpty();
    if (junit.hasAssertThrows()) {
      String made = assertion("assertThrows", type + ".class", "() -> " + call);
      body.add(message ? type + " thrown = " + made : made);
      if (message) {
        body.add(assertion("assertEquals", told.message(), "thrown.getMessage()"));
      }
      return;
    }
    assertions.add("fail");
    StringBuilder attempt = new StringBuilder("try {\n");
    attempt.append(manner.indent()).append(call).append(";\n");
    attempt.append(manner.indent()).append("fail(\"no ").append(simple(type)).append("\");\n");
    attempt.append("} catch (").append(type).append(" thrown) {\n");
    attempt
        .append(manner.indent())
        .append(
            message
                ? assertion("assertEquals", told.message(), "thrown.getMessage()")
                : "// As it should.")
        .append("\n}");
    body.add(attempt.toString());
  }

  private static String simple(String type) {
    return type.substring(type.lastIndexOf('.') + 1);
  }

  private String assertion(Check check) {
    return switch (check.kind()) {
      case NULL -> assertion("assertNull", check.actual());
      case TRUE -> assertion("assertTrue", check.actual());
      case FALSE -> assertion("assertFalse", check.actual());
      case SAME -> assertion("assertSame", check.expected(), check.actual());
      case EQUAL -> assertion("assertEquals", check.expected(), check.actual());
      case REAL ->
          junit == JUnit.JUPITER
              ? assertion("assertEquals", check.expected(), check.actual())
              : assertion(
                  "assertEquals",
                  check.expected(),
                  check.actual(),
                  check.expected().endsWith("f") ? "0.0f" : "0.0");
      case ARRAY -> array(check);
      case REALS ->
          junit == JUnit.JUPITER || junit == JUnit.THREE
              ? array(check)
              : assertion(
                  "assertArrayEquals",
                  check.expected(),
                  check.actual(),
                  check.expected().startsWith("new float") ? "0.0f" : "0.0");
    };
  }

  private String array(Check check) {
    return junit == JUnit.THREE
        ? assertion(
            "assertTrue",
            "java.util.Arrays.equals(" + check.expected() + ", " + check.actual() + ")")
        : assertion("assertArrayEquals", check.expected(), check.actual());
  }

  /** A statement, over several lines where it is long. */
  private String assertion(String method, String... arguments) {
    assertions.add(method);
    String line = method + "(" + String.join(", ", arguments) + ");";
    boolean broken = line.indexOf('\n') >= 0;
    if (line.length() + 2 * manner.indent().length() <= WIDTH && !broken || arguments.length == 1) {
      return line;
    }
    String deeper = "\n" + manner.indent() + manner.indent();
    StringBuilder all = new StringBuilder(method).append('(');
    for (int i = 0; i < arguments.length; i++) {
      all.append(i == 0 ? "" : ",").append(deeper);
      all.append(arguments[i].replace("\n    + ", deeper + manner.indent() + "+ "));
    }
    return all.append(");").toString();
  }

  /** Names that say more than receiver and argument. */
  private static Map<String, String> names(
      Literal.Source call, Set<String> variables, List<String> body) {
    Map<String, String> names = new LinkedHashMap<>();
    String all = String.join("\n", body);
    List<String> sorted = new ArrayList<>(variables);
    sorted.sort(Comparator.naturalOrder());
    for (String variable : sorted) {
      String type =
          variable.equals("receiver")
              ? call.receiverType()
              : call.types().get(Integer.parseInt(variable.substring("argument".length())) - 1);
      String wish = wish(type);
      boolean free =
          !wish.isEmpty()
              && !names.containsValue(wish)
              && !Pattern.compile("\\b" + wish + "\\b").matcher(all).find();
      if (free) {
        names.put(variable, wish);
      }
    }
    return names;
  }

  private static String wish(String type) {
    String raw = type.replaceAll("<.*", "");
    String simple = simple(raw.replace("[]", ""));
    boolean array = raw.endsWith("]");
    String name = simple.substring(0, 1).toLowerCase(Locale.ROOT) + simple.substring(1);
    if (array) {
      return name.matches("byte|char|short|int|long|float|double|boolean") ? "array" : name + "s";
    }
    return switch (name) {
      case "object", "class", "enum", "interface", "package", "default" -> "";
      default -> name;
    };
  }

  private static String renamed(String line, Map<String, String> names) {
    String now = line;
    for (Map.Entry<String, String> one : names.entrySet()) {
      now = Text.outside(now, t -> t.replaceAll("\\b" + one.getKey() + "\\b", one.getValue()));
    }
    return now;
  }
}
