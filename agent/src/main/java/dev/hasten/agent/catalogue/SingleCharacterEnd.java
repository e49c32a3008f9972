package dev.hasten.agent.catalogue;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import dev.hasten.agent.catalogue.RuleInfo.Grade;
import java.util.List;

/** One character at a text's start or end is compared, not searched for. */
final class SingleCharacterEnd implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "STR-22",
          "startsWith or endsWith of one character -> charAt",
          "startsWith or endsWith with a string of one character, on a variable",
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
    for (MethodCallExpr call : context.all(MethodCallExpr.class)) {
      boolean start = Shapes.isCall(call, "startsWith", 1);
      if ((start || Shapes.isCall(call, "endsWith", 1))
          && Shapes.constant(call.getArgument(0), context.names())
              .filter(t -> t.length() == 1)
              .isPresent()
          && call.getScope().filter(Shapes::isSimple).filter(Expression::isNameExpr).isPresent()
          && context.types().isString(call.getScope().get())) {
        rewrite(context, rewrite, call, start);
      }
    }
    return RuleContext.finding(
        INFO, rewrite, "A comparison of two characters takes the place of a search.");
  }

  private static void rewrite(
      RuleContext context, Rewrite rewrite, MethodCallExpr call, boolean start) {
    String text = context.source().of(call.getScope().orElseThrow());
    char c = Shapes.constant(call.getArgument(0), context.names()).orElseThrow().charAt(0);
    boolean negated =
        call.getParentNode().orElse(null) instanceof UnaryExpr not
            && not.getOperator() == UnaryExpr.Operator.LOGICAL_COMPLEMENT;
    Expression whole = negated ? (Expression) call.getParentNode().orElseThrow() : call;
    String index = start ? "0" : text + ".length() - 1";
    String test =
        negated
            ? text + ".isEmpty() || " + text + ".charAt(" + index + ") != " + Shapes.quote(c)
            : "!" + text + ".isEmpty() && " + text + ".charAt(" + index + ") == " + Shapes.quote(c);
    rewrite.replace(whole, standsAlone(whole, negated) ? test : "(" + test + ")");
  }

  private static boolean standsAlone(Expression e, boolean negated) {
    Node parent = e.getParentNode().orElse(null);
    return parent instanceof IfStmt
        || parent instanceof WhileStmt
        || parent instanceof ReturnStmt
        || parent instanceof BinaryExpr both
            && both.getOperator() == (negated ? BinaryExpr.Operator.OR : BinaryExpr.Operator.AND);
  }
}
