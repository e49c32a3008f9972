package dev.hasten.agent.catalogue;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import dev.hasten.agent.catalogue.RuleInfo.Grade;
import java.util.List;
import java.util.Optional;

/** Characters are looked for, and names checked, by a plain loop instead of a matcher. */
final class ClassSearch implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "RGX-5",
          "find of a character class, matches of a first and further classes -> loop",
          "find with one class of ASCII characters; matches with one class and then another, repeated",
          List.of(),
          Grade.A,
          8);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Finding> find(RuleContext context) {
    Rewrite rewrite = context.rewrite();
    if (!rewrite.canHoldConstants()) {
      return List.of();
    }
    for (MethodCallExpr call : context.all(MethodCallExpr.class)) {
      if (Shapes.isCall(call, "find", 0) || Shapes.isCall(call, "matches", 0)) {
        call.getScope()
            .filter(matcher -> Shapes.scopeOf(matcher, "matcher", 1).isPresent())
            .map(matcher -> Shapes.bare(matcher).asMethodCallExpr())
            .filter(matcher -> context.types().isString(matcher.getArgument(0)))
            .ifPresent(
                matcher ->
                    change(
                        context,
                        rewrite,
                        call,
                        matcher.getArgument(0),
                        ClassLoop.constantPattern(context, matcher.getScope().orElseThrow())));
      } else if (Shapes.isCall(call, "matches", 1)
          && call.getScope().filter(context.types()::isString).isPresent()) {
        change(
            context,
            rewrite,
            call,
            call.getScope().get(),
            Shapes.constant(call.getArgument(0), context.names()));
      }
    }
    return RuleContext.finding(
        INFO, rewrite, "A loop over the characters needs no matcher and no groups.");
  }

  private static void change(
      RuleContext context,
      Rewrite rewrite,
      MethodCallExpr call,
      Expression text,
      Optional<String> regex) {
    Optional<String> helper =
        regex
            .filter(RegexShape::compiles)
            .flatMap(r -> call.getNameAsString().equals("find") ? any(r) : all(r));
    if (helper.isPresent() && !Shapes.hasComment(context.source().of(call))) {
      String name =
          rewrite.member(call.getNameAsString().equals("find") ? "hasAny" : "isAll", helper.get());
      rewrite.replace(call, name + "(" + context.source().of(text) + ")");
    }
  }

  private static Optional<String> any(String regex) {
    boolean one = regex.startsWith("[") && regex.endsWith("]");
    return CharacterClass.of(one ? regex + "+" : regex)
        .filter(c -> c.quantifier() == '+')
        .map(
            c ->
                "private static boolean NAME(String text) {\n"
                    + "  for (int i = 0; i < text.length(); i++) {\n"
                    + "    char c = text.charAt(i);\n    if ("
                    + c.test()
                    + ") {\n      return true;\n    }\n  }\n  return false;\n}");
  }

  /** A match of all the text needs no anchors; what is one class without them is not for here. */
  private static Optional<String> all(String regex) {
    boolean end = regex.endsWith("$") && !regex.endsWith("\\$");
    String body = regex.substring(regex.startsWith("^") ? 1 : 0, regex.length() - (end ? 1 : 0));
    Optional<CharacterClass> whole = CharacterClass.of(body).filter(c -> c.quantifier() != 0);
    if (whole.isPresent()) {
      return body.equals(regex) ? Optional.empty() : whole.map(ClassLoop::matcher);
    }
    int second = behindFirst(body);
    if (second <= 0 || second >= body.length()) {
      return Optional.empty();
    }
    String atom = body.substring(0, second);
    String one = atom.startsWith("\\p") ? "[" + atom + "]" : atom;
    Optional<CharacterClass> first = CharacterClass.of(one + "+").filter(c -> !c.negated());
    Optional<CharacterClass> rest =
        CharacterClass.of(body.substring(second)).filter(c -> c.quantifier() != 0);
    return first.flatMap(f -> rest.map(r -> sequence(f, r)));
  }

  /** Offset behind the class, the escape or the character that the expression begins with. */
  private static int behindFirst(String regex) {
    if (regex.startsWith("[")) {
      for (int i = 1; i < regex.length(); i++) {
        if (regex.charAt(i) == '\\') {
          i++;
        } else if (regex.charAt(i) == ']') {
          return i + 1;
        }
      }
      return -1;
    }
    if (regex.startsWith("\\p{")) {
      return regex.indexOf('}') + 1;
    }
    return regex.startsWith("\\") ? 2 : 1;
  }

  private static String sequence(CharacterClass first, CharacterClass rest) {
    return "private static boolean NAME(String text) {\n"
        + "  for (int i = 0; i < text.length(); i++) {\n"
        + "    char c = text.charAt(i);\n"
        + "    if (!(i == 0 ? "
        + first.test()
        + " : "
        + rest.test()
        + ")) {\n      return false;\n    }\n  }\n"
        + "  return text.length() > "
        + (rest.quantifier() == '+' ? 1 : 0)
        + ";\n}";
  }
}
