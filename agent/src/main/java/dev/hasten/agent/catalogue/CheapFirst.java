package dev.hasten.agent.catalogue;

import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import dev.hasten.agent.catalogue.Names.Declared;
import dev.hasten.agent.catalogue.RuleInfo.Grade;
import java.util.List;
import java.util.Set;

/** A look at a local variable comes before a search. */
final class CheapFirst implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "LOP-8",
          "dear && cheap -> cheap && dear",
          "a search or comparison of texts or in a collection, before a test of local variables alone",
          List.of("an exception of the first condition where the second does not hold"),
          Grade.B,
          8);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  private static final Set<String> TEXT =
      Set.of(
          "equals",
          "equalsIgnoreCase",
          "contains",
          "indexOf",
          "lastIndexOf",
          "startsWith",
          "endsWith",
          "regionMatches",
          "compareTo",
          "compareToIgnoreCase",
          "matches",
          "trim",
          "isEmpty",
          "length",
          "charAt");

  private static final Set<String> HELD =
      Set.of("contains", "containsKey", "indexOf", "containsAll");

  private static final Set<String> COLLECTIONS =
      Set.of(
          "java.util.List",
          "java.util.ArrayList",
          "java.util.LinkedList",
          "java.util.Set",
          "java.util.HashSet",
          "java.util.TreeSet",
          "java.util.Map",
          "java.util.HashMap",
          "java.util.TreeMap",
          "java.util.Collection");

  private static final Set<String> CHEAP = Set.of("isEmpty", "length", "charAt");

  @Override
  public List<Finding> find(RuleContext context) {
    Rewrite rewrite = context.rewrite();
    for (BinaryExpr both : context.all(BinaryExpr.class)) {
      boolean logical =
          both.getOperator() == BinaryExpr.Operator.AND
              || both.getOperator() == BinaryExpr.Operator.OR;
      if (logical
          && !isLogical(Shapes.bare(both.getLeft()))
          && isDear(context, both.getLeft())
          && isFree(context, both.getRight())) {
        rewrite.replace(both.getLeft(), context.source().of(both.getRight()));
        rewrite.replace(both.getRight(), context.source().of(both.getLeft()));
      }
    }
    return RuleContext.finding(
        INFO, rewrite, "Where the cheap condition settles it, the dear one is not evaluated.");
  }

  private static boolean isLogical(Expression e) {
    return e instanceof BinaryExpr b
        && (b.getOperator() == BinaryExpr.Operator.AND
            || b.getOperator() == BinaryExpr.Operator.OR);
  }

  /** Whether it calls what has no effect, and something among that is more than a glance. */
  private static boolean isDear(RuleContext context, Expression e) {
    List<MethodCallExpr> calls = e.findAll(MethodCallExpr.class);
    return e.findFirst(UnaryExpr.class, u -> Names.isWrite(u.getExpression())).isEmpty()
        && e.findFirst(com.github.javaparser.ast.expr.AssignExpr.class).isEmpty()
        && e.findFirst(com.github.javaparser.ast.expr.ObjectCreationExpr.class).isEmpty()
        && e.findFirst(com.github.javaparser.ast.expr.LambdaExpr.class).isEmpty()
        && calls.stream().anyMatch(c -> !CHEAP.contains(c.getNameAsString()))
        && calls.stream().allMatch(c -> isPure(context, c));
  }

  private static boolean isPure(RuleContext context, MethodCallExpr call) {
    if (call.getScope().isEmpty()) {
      return false;
    }
    Expression scope = call.getScope().get();
    return TEXT.contains(call.getNameAsString()) && context.types().isString(scope)
        || HELD.contains(call.getNameAsString())
            && context.types().name(scope).filter(COLLECTIONS::contains).isPresent();
  }

  /** Whether it looks at primitives and references in local variables alone, and cannot throw. */
  private static boolean isFree(RuleContext context, Expression condition) {
    Expression e = Shapes.bare(condition);
    if (e instanceof UnaryExpr not) {
      return not.getOperator() == UnaryExpr.Operator.LOGICAL_COMPLEMENT
          && isLocal(context, not.getExpression());
    }
    if (e instanceof BinaryExpr test) {
      return switch (test.getOperator()) {
        case EQUALS, NOT_EQUALS, LESS, GREATER, LESS_EQUALS, GREATER_EQUALS ->
            isOperand(context, test.getLeft()) && isOperand(context, test.getRight());
        default -> false;
      };
    }
    return isLocal(context, e);
  }

  private static boolean isOperand(RuleContext context, Expression operand) {
    Expression e = Shapes.bare(operand);
    return e.isLiteralExpr() && !e.isNullLiteralExpr()
        || e instanceof UnaryExpr minus && minus.getExpression().isLiteralExpr()
        || isLocal(context, e);
  }

  private static boolean isLocal(RuleContext context, Expression e) {
    return e.isNameExpr()
        && context
            .names()
            .declaration(e)
            .filter(d -> d.kind() != Names.Kind.FIELD || d.isStaticFinal())
            .map(Declared::type)
            .filter(t -> t.isPrimitiveType())
            .isPresent();
  }
}
