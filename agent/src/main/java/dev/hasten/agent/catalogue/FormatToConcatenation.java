package dev.hasten.agent.catalogue;

import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import dev.hasten.agent.catalogue.RuleInfo.Grade;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A format string that says no more than a sum. */
final class FormatToConcatenation implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "STR-14",
          "String.format with plain placeholders -> concatenation",
          "String.format of a constant with only %s, %d, %c, %n and %%",
          List.of("digits of locales that do not use ASCII ones", "arguments that implement Formattable"),
          Grade.B,
          8);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Finding> find(RuleContext context) {
    Rewrite rewrite = context.rewrite();
    for (MethodCallExpr call : context.all(MethodCallExpr.class)) {
      if (Shapes.isStaticCall(call, "java.lang.String", "format", context.names())
          && !call.getArguments().isEmpty()) {
        Shapes.constant(call.getArgument(0), context.names())
            .flatMap(format -> concatenated(context, format, call))
            .ifPresent(text -> rewrite.replace(call, text));
      }
    }
    return RuleContext.finding(
        INFO,
        rewrite,
        "The format string is parsed on every call, and its arguments are boxed into an array.");
  }

  private static Optional<String> concatenated(
      RuleContext context, String format, MethodCallExpr call) {
    List<String> parts = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    int next = 1;
    boolean text = false;
    for (int i = 0; i < format.length(); i++) {
      char c = format.charAt(i);
      if (c != '%') {
        literal.append(c);
        continue;
      }
      char kind = ++i < format.length() ? format.charAt(i) : 0;
      if (kind == '%') {
        literal.append(kind);
        continue;
      }
      if (next == call.getArguments().size()) {
        return Optional.empty();
      }
      Expression argument = call.getArgument(next++);
      if (!fits(context, kind, argument)) {
        return Optional.empty();
      }
      if (literal.length() > 0 || parts.isEmpty() && !context.types().isString(argument)) {
        parts.add(Shapes.quote(literal.toString()));
        literal.setLength(0);
      }
      parts.add(Shapes.primary(context.source(), argument));
      text = true;
    }
    if (literal.length() > 0) {
      parts.add(Shapes.quote(literal.toString()));
    }
    boolean enclosed = call.getParentNode().orElse(null) instanceof Expression parent
        && !(parent instanceof AssignExpr)
        && !(parent instanceof MethodCallExpr outer && outer.getScope().filter(s -> s == call).isEmpty());
    boolean all = next == call.getArguments().size() && text && parts.size() > 1;
    String sum = String.join(" + ", parts);
    return all ? Optional.of(enclosed ? "(" + sum + ")" : sum) : Optional.empty();
  }

  private static boolean fits(RuleContext context, char kind, Expression argument) {
    if (argument.isNullLiteralExpr() || argument.isLambdaExpr()) {
      return false;
    }
    Optional<String> type = context.types().name(argument);
    return switch (kind) {
      case 's' -> type.filter(t -> !t.endsWith("[]") && !t.equals("java.lang.Object")).isPresent();
      case 'd' ->
          type.filter(
                  Set.of("int", "long", "short", "byte", "java.lang.Integer", "java.lang.Long")
                      ::contains)
              .isPresent();
      case 'c' -> type.filter("char"::equals).isPresent();
      default -> false;
    };
  }
}
