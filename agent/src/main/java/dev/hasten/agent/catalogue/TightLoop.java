package dev.hasten.agent.catalogue;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.stmt.BreakStmt;
import com.github.javaparser.ast.stmt.ContinueStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.SynchronizedStmt;
import com.github.javaparser.ast.stmt.ThrowStmt;
import com.github.javaparser.ast.stmt.TryStmt;
import java.util.Set;

/** Loops that run nobody else's code: what they keep in memory can be kept in a local variable. */
final class TightLoop {
  private static final Set<String> PURE =
      Set.of(
          "java.lang.Math",
          "java.lang.StrictMath",
          "java.lang.Integer",
          "java.lang.Long",
          "java.lang.Double",
          "java.lang.Float",
          "java.lang.Character");

  private TightLoop() {}

  /** Whether the loop calls nothing that could see a field, and ends only behind itself. */
  static boolean isTight(RuleContext context, Statement loop) {
    return Shapes.standsInBlock(loop)
        && loop.findFirst(Node.class, TightLoop::leaves).isEmpty()
        && loop.findAll(MethodCallExpr.class).stream().allMatch(call -> isPure(context, call));
  }

  private static boolean leaves(Node node) {
    return node instanceof ReturnStmt
        || node instanceof ThrowStmt
        || node instanceof TryStmt
        || node instanceof SynchronizedStmt
        || node instanceof LambdaExpr
        || node instanceof ObjectCreationExpr
        || node instanceof BreakStmt jump && jump.getLabel().isPresent()
        || node instanceof ContinueStmt again && again.getLabel().isPresent();
  }

  private static boolean isPure(RuleContext context, MethodCallExpr call) {
    return PURE.stream()
            .anyMatch(t -> Shapes.isStaticCall(call, t, call.getNameAsString(), context.names()))
        || call.getScope()
            .filter(Expression::isNameExpr)
            .filter(context.types()::isString)
            .isPresent();
  }
}
