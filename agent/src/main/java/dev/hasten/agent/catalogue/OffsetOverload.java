package dev.hasten.agent.catalogue;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import dev.hasten.agent.catalogue.RuleInfo.Grade;
import java.util.List;
import java.util.Optional;

/** A part of a text is looked at without being cut out. */
final class OffsetOverload implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "STR-11",
          "substring that is only looked at -> offset",
          "startsWith, charAt, equals on a substring",
          List.of(
              "an index outside the text may give false, or another exception, where substring threw"),
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
      rewritten(context, call).ifPresent(text -> rewrite.replace(call, text));
    }
    return RuleContext.finding(
        INFO, rewrite, "The text is compared in place: no substring is made to be thrown away.");
  }

  private static Optional<String> rewritten(RuleContext context, MethodCallExpr call) {
    if (call.getScope().isEmpty() || call.getArguments().size() != 1) {
      return Optional.empty();
    }
    Expression scope = Shapes.bare(call.getScope().get());
    Expression argument = Shapes.bare(call.getArgument(0));
    SourceText source = context.source();
    Optional<MethodCallExpr> open = cut(context, scope, 1);
    if (open.isPresent()) {
      String text = Shapes.primary(source, open.get().getScope().orElseThrow());
      Expression from = open.get().getArgument(0);
      return switch (call.getNameAsString()) {
        case "startsWith" ->
            Optional.of(text + ".startsWith(" + source.of(argument) + ", " + source.of(from) + ")");
        case "charAt" ->
            Optional.of(text + ".charAt(" + sum(source, from, call.getArgument(0)) + ")");
        default -> Optional.empty();
      };
    }
    if (!call.getNameAsString().equals("equals")) {
      return Optional.empty();
    }
    Optional<MethodCallExpr> left = cut(context, scope, 2);
    Optional<MethodCallExpr> right = cut(context, argument, 2);
    if (left.isPresent() && argument.isStringLiteralExpr()) {
      return compared(source, left.get(), argument.asStringLiteralExpr().asString());
    }
    if (right.isPresent() && scope.isStringLiteralExpr()) {
      return compared(source, right.get(), scope.asStringLiteralExpr().asString());
    }
    return Optional.empty();
  }

  private static Optional<MethodCallExpr> cut(RuleContext context, Expression e, int arguments) {
    return Shapes.scopeOf(e, "substring", arguments)
        .filter(context.types()::isString)
        .map(scope -> e.asMethodCallExpr());
  }

  private static String sum(SourceText source, Expression from, Expression index) {
    return index.toString().equals("0")
        ? source.of(from)
        : source.of(from) + " + " + Shapes.primary(source, index);
  }

  /** A cut of a length that the unit itself shows to be the literal's. */
  private static Optional<String> compared(SourceText source, MethodCallExpr cut, String literal) {
    String from = source.of(cut.getArgument(0));
    String to = cut.getArgument(1).toString().replace(" ", "");
    int n = literal.length();
    boolean same =
        to.equals(from.replace(" ", "") + "+" + n)
            || from.matches("[0-9]{1,6}")
                && to.matches("[0-9]{1,6}")
                && Integer.parseInt(to) - Integer.parseInt(from) == n;
    if (!same || n == 0) {
      return Optional.empty();
    }
    String text = Shapes.primary(source, cut.getScope().orElseThrow());
    return Optional.of(
        from.equals("0")
            ? text + ".startsWith(" + Shapes.quote(literal) + ")"
            : text + ".startsWith(" + Shapes.quote(literal) + ", " + from + ")");
  }
}
