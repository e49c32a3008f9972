package dev.hasten.agent.catalogue;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import dev.hasten.agent.catalogue.RuleInfo.Grade;
import java.util.List;
import java.util.Optional;

/** A bulk operation asks a set instead of searching a list for every element. */
final class BulkOperandSet implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "LST-2",
          "removeAll, retainAll or containsAll with a list -> hash set",
          "a bulk operation whose search side is a list",
          List.of(
              "elements whose equals and hashCode disagree",
              "collections with an order of their own compare differently"),
          Grade.B,
          8);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Finding> find(RuleContext context) {
    Rewrite rewrite = context.rewrite();
    SourceText source = context.source();
    for (MethodCallExpr call : context.all(MethodCallExpr.class)) {
      Optional<Expression> scope = call.getScope();
      if (scope.isEmpty() || call.getArguments().size() != 1) {
        continue;
      }
      Expression argument = call.getArgument(0);
      boolean all = Shapes.isCall(call, "containsAll", 1);
      boolean bulk = Shapes.isCall(call, "removeAll", 1) || Shapes.isCall(call, "retainAll", 1);
      if (bulk && isJdk(context, scope.get()) && isList(context, argument)) {
        rewrite.insert(source.start(argument), "new " + rewrite.type("java.util.HashSet") + "<>(");
        rewrite.insert(source.end(argument), ")");
      } else if (all && isList(context, scope.get()) && isJdk(context, argument)) {
        rewrite.insert(source.start(call), "new " + rewrite.type("java.util.HashSet") + "<>(");
        rewrite.insert(source.end(scope.get()), ")");
      }
    }
    return RuleContext.finding(
        INFO, rewrite, "Every element was searched for in a list; a hash set answers at once.");
  }

  private static boolean isList(RuleContext context, Expression e) {
    return context
        .types()
        .name(e)
        .filter(
            n ->
                Jdk.isA(n, "java.util.List") || n.equals("java.util.Collection") && !e.isThisExpr())
        .isPresent();
  }

  private static boolean isJdk(RuleContext context, Expression e) {
    return context.types().name(e).filter(n -> Jdk.isA(n, "java.util.Collection")).isPresent();
  }
}
