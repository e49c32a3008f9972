package dev.hasten.agent.catalogue;

import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import dev.hasten.agent.catalogue.RuleInfo.Grade;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A text is looked up among several, not compared with one after the other. */
final class EqualsChain implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "STR-24",
          "chain of equals with literals -> switch",
          "s.equals(\"a\") || s.equals(\"b\") || ... with five literals or more",
          List.of(),
          Grade.A,
          8);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  private static final int LEAST = 5;

  @Override
  public List<Finding> find(RuleContext context) {
    Rewrite rewrite = context.rewrite();
    for (BinaryExpr chain : context.all(BinaryExpr.class)) {
      boolean whole =
          chain.getOperator() == BinaryExpr.Operator.OR
              && !(chain.getParentNode().orElse(null) instanceof BinaryExpr outer
                  && outer.getOperator() == BinaryExpr.Operator.OR);
      if (whole) {
        change(context, rewrite, chain);
      }
    }
    return RuleContext.finding(
        INFO, rewrite, "One hash, which the string keeps, takes the place of many comparisons.");
  }

  private static void change(RuleContext context, Rewrite rewrite, BinaryExpr chain) {
    List<Expression> operands = new ArrayList<>();
    flatten(chain, operands);
    Optional<Expression> text = text(context, operands.get(0));
    Set<String> literals = new LinkedHashSet<>();
    boolean nullable = false;
    for (Expression operand : operands) {
      Optional<Expression> other = text(context, operand);
      if (text.isEmpty()
          || other.isEmpty()
          || !other.get().toString().equals(text.get().toString())) {
        return;
      }
      boolean asked = operand.asMethodCallExpr().getArgument(0) == other.get();
      if (nullable && !asked) {
        return;
      }
      nullable |= asked;
      literals.add(literal(context, operand.asMethodCallExpr()).orElseThrow());
    }
    if (literals.size() < LEAST) {
      return;
    }
    String cases =
        literals.stream()
            .map(l -> "    case " + Shapes.quote(l) + ":\n")
            .collect(Collectors.joining());
    String name =
        rewrite.member(
            "isOneOf",
            "private static boolean NAME(String text) {\n  switch (text) {\n"
                + cases
                + "      return true;\n    default:\n      return false;\n  }\n}");
    String s = context.source().of(text.get());
    String call = name + "(" + s + ")";
    rewrite.replace(chain, nullable ? "(" + s + " != null && " + call + ")" : call);
  }

  private static void flatten(Expression e, List<Expression> operands) {
    if (e instanceof BinaryExpr both && both.getOperator() == BinaryExpr.Operator.OR) {
      flatten(both.getLeft(), operands);
      flatten(both.getRight(), operands);
    } else {
      operands.add(Shapes.bare(e));
    }
  }

  /** The variable that is compared with a literal. */
  private static Optional<Expression> text(RuleContext context, Expression operand) {
    if (!Shapes.isCall(operand, "equals", 1) || operand.asMethodCallExpr().getScope().isEmpty()) {
      return Optional.empty();
    }
    MethodCallExpr call = operand.asMethodCallExpr();
    Expression scope = call.getScope().get();
    Expression argument = call.getArgument(0);
    Expression text = scope.isStringLiteralExpr() ? argument : scope;
    return literal(context, call).isPresent()
            && Shapes.isSimple(text)
            && !text.isLiteralExpr()
            && context.types().isString(text)
        ? Optional.of(text)
        : Optional.empty();
  }

  private static Optional<String> literal(RuleContext context, MethodCallExpr call) {
    return call.getScope()
        .filter(Expression::isStringLiteralExpr)
        .or(() -> Optional.of(call.getArgument(0)))
        .filter(Expression::isStringLiteralExpr)
        .map(e -> e.asStringLiteralExpr().asString());
  }
}
