package dev.hasten.agent.catalogue;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import dev.hasten.agent.catalogue.RuleInfo.Grade;
import java.util.List;

/** A default is made although it is not needed. */
final class LazyDefault implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "OPT-1",
          "orElse(call) -> orElseGet",
          "orElse of an Optional with a call or a new object",
          List.of("an effect or exception of the call that is not wanted"),
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
      if (Shapes.isCall(call, "orElse", 1)
          && call.getScope().filter(s -> context.types().is(s, "java.util.Optional")).isPresent()
          && isWork(call.getArgument(0))
          && capturesOnlyFinal(context, call.getArgument(0))) {
        rewrite.replace(call.getName(), "orElseGet");
        rewrite.insert(context.source().start(call.getArgument(0)), "() -> ");
      }
    }
    return RuleContext.finding(INFO, rewrite, "The default is made only where it is needed.");
  }

  private static boolean isWork(Expression e) {
    return e.isMethodCallExpr() || e.isObjectCreationExpr();
  }

  private static boolean capturesOnlyFinal(RuleContext context, Expression e) {
    return e.findAll(NameExpr.class).stream()
        .allMatch(
            n ->
                context
                    .names()
                    .declaration(n)
                    .filter(d -> d.kind() != Names.Kind.FIELD)
                    .filter(d -> context.names().isWritten(d, context.hotspot()))
                    .isEmpty());
  }
}
