package dev.hasten.agent.catalogue;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.type.Type;
import dev.hasten.agent.catalogue.RuleInfo.Grade;
import java.util.List;
import java.util.Set;

/** The same element is fetched again and again. */
final class RepeatedLookup implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "LOP-3",
          "same look-up twice -> local variable",
          "map.get or list.get in a condition and again in its branch",
          List.of(
              "a map or list whose get has an effect, or that something else changes in between"),
          Grade.B,
          8);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Finding> find(RuleContext context) {
    Rewrite rewrite = context.rewrite();
    for (IfStmt branch : context.all(IfStmt.class)) {
      repeated(context, rewrite, branch);
    }
    return RuleContext.finding(INFO, rewrite, "The element is looked up once and kept.");
  }

  /**
   * {@code if (m.get(k) != null) ... m.get(k)}: the first operand, so that it is always evaluated.
   */
  private static void repeated(RuleContext context, Rewrite rewrite, IfStmt branch) {
    Expression first = Shapes.bare(branch.getCondition());
    while (first instanceof BinaryExpr both
        && (both.getOperator() == BinaryExpr.Operator.AND
            || both.getOperator() == BinaryExpr.Operator.OR)) {
      first = Shapes.bare(both.getLeft());
    }
    if (!(first instanceof BinaryExpr test)
        || !test.getRight().isNullLiteralExpr()
        || !(Shapes.bare(test.getLeft()) instanceof MethodCallExpr get)
        || !Shapes.isCall(get, "get", 1)
        || get.getScope().filter(Shapes::isSimple).isEmpty()
        || !Shapes.isSimple(get.getArgument(0))
        || !Shapes.standsInBlock(branch)) {
      return;
    }
    Expression scope = get.getScope().get();
    boolean map = context.types().name(scope).filter(n -> Jdk.isA(n, "java.util.Map")).isPresent();
    boolean list =
        context.types().name(scope).filter(n -> Jdk.isA(n, "java.util.List")).isPresent();
    List<Type> arguments = context.types().arguments(scope);
    int index = map ? 1 : 0;
    if (!(map || list) || arguments.size() != index + 1 || arguments.get(index).isWildcardType()) {
      return;
    }
    String text = get.toString();
    List<MethodCallExpr> all =
        branch.findAll(MethodCallExpr.class).stream()
            .filter(c -> c.toString().equals(text))
            .toList();
    if (all.size() < 2
        || isChanged(branch, scope, get.getArgument(0))
        || all.stream().anyMatch(c -> isLate(c, branch))) {
      return;
    }
    String name = rewrite.local("element");
    rewrite.before(
        branch, arguments.get(index) + " " + name + " = " + context.source().of(get) + ";");
    all.forEach(c -> rewrite.replace(c, name));
  }

  private static boolean isLate(Node get, Node scope) {
    for (Node at = get; at != scope; at = at.getParentNode().orElseThrow()) {
      if (at instanceof LambdaExpr
          || Shapes.isLoop(at)
          || at instanceof ObjectCreationExpr o && o.getAnonymousClassBody().isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static boolean isChanged(Node branch, Expression scope, Expression key) {
    Set<String> reads =
        Set.of("get", "size", "isEmpty", "contains", "containsKey", "keySet", "values");
    Set<String> names = Set.of(scope.toString(), key.toString());
    return branch.findAll(MethodCallExpr.class).stream()
            .filter(
                c -> c.getScope().filter(s -> s.toString().equals(scope.toString())).isPresent())
            .anyMatch(c -> !reads.contains(c.getNameAsString()))
        || branch.findAll(AssignExpr.class).stream()
            .anyMatch(a -> names.contains(a.getTarget().toString()))
        || branch.findAll(UnaryExpr.class).stream()
            .anyMatch(
                u ->
                    Names.isWrite(u.getExpression())
                        && names.contains(u.getExpression().toString()));
  }
}
