package dev.hasten.agent.catalogue;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.Statement;
import dev.hasten.agent.catalogue.RuleInfo.Grade;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A set says itself whether it had the element. */
final class SetAnswer implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "MAP-9",
          "contains before add or remove -> the answer of add or remove",
          "if (!set.contains(x)) { set.add(x); ... } and its like",
          List.of("a set whose add or remove costs more than contains"),
          Grade.A,
          8);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  private static final Set<String> SETS =
      Set.of("java.util.Set", "java.util.HashSet", "java.util.LinkedHashSet", "java.util.TreeSet");

  @Override
  public List<Finding> find(RuleContext context) {
    Rewrite rewrite = context.rewrite();
    for (IfStmt branch : context.all(IfStmt.class)) {
      boolean absent =
          branch.getCondition() instanceof UnaryExpr not
              && not.getOperator() == UnaryExpr.Operator.LOGICAL_COMPLEMENT;
      Expression asked =
          absent ? branch.getCondition().asUnaryExpr().getExpression() : branch.getCondition();
      if (isQuestion(context, asked)) {
        change(context, rewrite, branch, asked.asMethodCallExpr(), absent);
      }
    }
    return RuleContext.finding(INFO, rewrite, "The element is hashed and searched for once.");
  }

  private static boolean isQuestion(RuleContext context, Expression e) {
    return Shapes.isCall(e, "contains", 1)
        && Shapes.isSimple(e.asMethodCallExpr().getArgument(0))
        && e.asMethodCallExpr()
            .getScope()
            .filter(Shapes::isSimple)
            .flatMap(context.types()::name)
            .filter(SETS::contains)
            .isPresent();
  }

  private static void change(
      RuleContext context, Rewrite rewrite, IfStmt branch, MethodCallExpr asked, boolean absent) {
    // The branch that is taken where the set has the element, and the one where it has not.
    Optional<Statement> with = absent ? branch.getElseStmt() : Optional.of(branch.getThenStmt());
    Optional<Statement> without = absent ? Optional.of(branch.getThenStmt()) : branch.getElseStmt();
    Optional<MethodCallExpr> removed = with.flatMap(s -> first(s, "remove", asked));
    Optional<MethodCallExpr> added = without.flatMap(s -> first(s, "add", asked));
    if (added.isPresent() == removed.isPresent()) {
      return;
    }
    MethodCallExpr call = added.or(() -> removed).orElseThrow();
    Statement statement = (Statement) call.getParentNode().orElseThrow();
    if (!Shapes.standsInBlock(statement)) {
      return;
    }
    boolean alone = statement.getParentNode().orElseThrow().getChildNodes().size() == 1;
    if (alone && branch.getElseStmt().isEmpty()) {
      if (Shapes.standsInBlock(branch)) {
        rewrite.replace(branch, context.source().of(statement));
      }
      return;
    }
    rewrite.replace(asked.getName(), added.isPresent() ? "add" : "remove");
    if (added.isPresent()) {
      int start = context.source().start(branch.getCondition());
      rewrite.replace(start, context.source().start(asked), absent ? "" : "!");
    }
    rewrite.remove(statement);
  }

  /** The statement's first call, where it is that of the same set and element. */
  private static Optional<MethodCallExpr> first(
      Statement branch, String name, MethodCallExpr asked) {
    Node only =
        branch.isBlockStmt() && !branch.asBlockStmt().isEmpty()
            ? branch.asBlockStmt().getStatement(0)
            : branch;
    return Optional.of(only)
        .filter(s -> s instanceof Statement statement && statement.isExpressionStmt())
        .map(s -> ((Statement) s).asExpressionStmt().getExpression())
        .filter(e -> Shapes.isCall(e, name, 1))
        .map(Expression::asMethodCallExpr)
        .filter(c -> c.getScope().map(Node::toString).equals(asked.getScope().map(Node::toString)))
        .filter(c -> c.getArgument(0).toString().equals(asked.getArgument(0).toString()));
  }
}
