package dev.hasten.agent.catalogue;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import dev.hasten.agent.catalogue.RuleInfo.Grade;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Case is ignored without making two new strings. */
final class CaseInsensitiveCompare implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "STR-8",
          "toLowerCase before equals -> equalsIgnoreCase",
          "equality of two strings whose case was changed for it",
          List.of(
              "characters whose lower or upper case has another length, and locales such as Turkish"),
          Grade.C,
          8);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  private static final Set<String> CASES = Set.of("toLowerCase", "toUpperCase");

  @Override
  public List<Finding> find(RuleContext context) {
    Rewrite rewrite = context.rewrite();
    SourceText source = context.source();
    for (MethodCallExpr call : context.all(MethodCallExpr.class)) {
      if (!Shapes.isCall(call, "equals", 1) || call.getScope().isEmpty()) {
        continue;
      }
      Expression left = Shapes.bare(call.getScope().get());
      Expression right = Shapes.bare(call.getArgument(0));
      Optional<Expression> a = changed(context, left);
      Optional<Expression> b = changed(context, right);
      if (a.isPresent() && (b.isPresent() && sameCase(left, right) || isCased(left, right))) {
        rewrite.replace(call.getScope().get(), Shapes.primary(source, a.get()));
        rewrite.replace(call.getName(), "equalsIgnoreCase");
        b.ifPresent(e -> rewrite.replace(call.getArgument(0), source.of(e)));
      }
    }
    return RuleContext.finding(
        INFO, rewrite, "The texts are compared without changing their case.");
  }

  private static Optional<Expression> changed(RuleContext context, Expression e) {
    return e instanceof MethodCallExpr call && CASES.contains(call.getNameAsString())
        ? call.getScope().filter(context.types()::isString)
        : Optional.empty();
  }

  private static boolean sameCase(Expression left, Expression right) {
    return left.asMethodCallExpr()
        .getNameAsString()
        .equals(right.asMethodCallExpr().getNameAsString());
  }

  private static boolean isCased(Expression left, Expression right) {
    if (!right.isStringLiteralExpr()) {
      return false;
    }
    String text = right.asStringLiteralExpr().asString();
    boolean lower = left.asMethodCallExpr().getNameAsString().equals("toLowerCase");
    return text.chars().allMatch(c -> c < 128 && (lower ? c < 'A' || c > 'Z' : c < 'a' || c > 'z'));
  }
}
