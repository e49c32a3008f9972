package dev.hasten.agent.catalogue;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.stmt.Statement;
import dev.hasten.agent.catalogue.Names.Declared;
import dev.hasten.agent.catalogue.RuleInfo.Grade;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A sum that a loop keeps in one element of an array is kept in a local variable. */
final class ElementInLoop implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "LOP-15",
          "array element that a loop adds up -> local variable while it runs",
          "an inner loop without calls with a[i] += ... where a and i stay the same",
          List.of(
              "an array that the loop reads under another name",
              "an index out of bounds, or no array, where the loop makes no round"),
          Grade.B,
          8);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Finding> find(RuleContext context) {
    Rewrite rewrite = context.rewrite();
    for (Statement loop : context.all(Statement.class)) {
      boolean innermost =
          Shapes.isLoop(loop)
              && loop.findAll(Statement.class).stream()
                  .noneMatch(s -> s != loop && Shapes.isLoop(s));
      if (innermost && TightLoop.isTight(context, loop)) {
        loop(context, rewrite, loop);
      }
    }
    return RuleContext.finding(
        INFO, rewrite, "The sum stays in a register: each round's load and store go.");
  }

  private static void loop(RuleContext context, Rewrite rewrite, Statement loop) {
    Map<String, ArrayAccessExpr> sums = new HashMap<>();
    for (AssignExpr assign : loop.findAll(AssignExpr.class)) {
      if (assign.getTarget().isArrayAccessExpr()) {
        sums.put(assign.getTarget().toString(), assign.getTarget().asArrayAccessExpr());
      }
    }
    boolean compound =
        loop.findAll(AssignExpr.class).stream()
            .anyMatch(
                a ->
                    a.getTarget().isArrayAccessExpr()
                        && a.getOperator() != AssignExpr.Operator.ASSIGN);
    boolean stepped =
        loop.findAll(UnaryExpr.class).stream()
            .anyMatch(
                u -> u.getExpression().isArrayAccessExpr() && Names.isWrite(u.getExpression()));
    // A store to any other element might be one to this.
    if (sums.size() != 1 || !compound || stepped) {
      return;
    }
    ArrayAccessExpr sum = sums.values().iterator().next();
    Optional<String> type = context.types().name(sum).filter(Types.PRIMITIVES::contains);
    if (type.isEmpty() || !stays(context, sum, loop) || isReadOtherwise(sum, loop)) {
      return;
    }
    String text = context.source().of(sum);
    String local = rewrite.local("sum");
    rewrite.before(loop, type.get() + " " + local + " = " + text + ";");
    rewrite.after(loop, text + " = " + local + ";");
    loop.findAll(ArrayAccessExpr.class).stream()
        .filter(a -> a.toString().equals(sum.toString()))
        .forEach(a -> rewrite.replace(a, local));
  }

  /** Whether the loop names the array but for the element. */
  private static boolean isReadOtherwise(ArrayAccessExpr element, Statement loop) {
    String array = element.getName().toString();
    return loop.findAll(Expression.class).stream()
        .filter(e -> e.toString().equals(array))
        .anyMatch(
            e ->
                !(e.getParentNode().orElse(null) instanceof ArrayAccessExpr access)
                    || access.getName() != e
                    || !access.toString().equals(element.toString()));
  }

  /** Whether the element is the same one in every round. */
  private static boolean stays(RuleContext context, Expression element, Statement loop) {
    for (Expression e : element.findAll(Expression.class)) {
      boolean plain =
          e.isArrayAccessExpr()
              || e.isLiteralExpr()
              || e.isBinaryExpr()
              || e.isEnclosedExpr()
              || e.isThisExpr()
              || (e.isNameExpr() || e.isFieldAccessExpr()) && isKept(context, e, loop);
      if (!plain) {
        return false;
      }
    }
    return true;
  }

  private static boolean isKept(RuleContext context, Expression name, Node loop) {
    Optional<Declared> declared = context.names().declaration(name);
    return declared.isPresent()
        && !Shapes.isInside(declared.get().node(), loop)
        && !context.names().isWritten(declared.get(), loop);
  }
}
