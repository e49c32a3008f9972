package dev.hasten.agent.catalogue;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import dev.hasten.agent.catalogue.RuleInfo.Grade;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A stream builds what is thrown away. */
final class ShortCircuitStream implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "STM-1",
          "collected or filtered stream that is only asked -> direct terminal operation",
          "filter().findFirst().isPresent(), count() > 0, collect(toList()).size() or contains()",
          List.of("laziness: later elements are not visited any more"),
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
      Optional<Expression> scope = call.getScope().map(Shapes::bare);
      if (Shapes.isCall(call, "isPresent", 0)) {
        scope
            .filter(s -> Shapes.isCall(s, "findFirst", 0) || Shapes.isCall(s, "findAny", 0))
            .flatMap(s -> s.asMethodCallExpr().getScope())
            .filter(s -> Shapes.isCall(s, "filter", 1) && isStream(context, s))
            .map(Expression::asMethodCallExpr)
            .ifPresent(
                filter -> {
                  rewrite.replace(filter.getName(), "anyMatch");
                  rewrite.replace(source.end(filter), source.end(call), "");
                });
      } else if (Shapes.isCall(call, "size", 0)) {
        scope
            .filter(s -> isCollected(s))
            .flatMap(s -> s.asMethodCallExpr().getScope())
            .filter(s -> isStream(context, s))
            .ifPresent(
                s -> {
                  rewrite.insert(source.start(call), "(int) ");
                  rewrite.replace(source.end(s), source.end(call), ".count()");
                });
      }
    }
    return RuleContext.finding(
        INFO, rewrite, "The stream stops at the answer and collects nothing.");
  }

  private static boolean isCollected(Expression e) {
    return Shapes.isCall(e, "collect", 1)
        && Set.of("Collectors.toList()", "toList()")
            .contains(e.asMethodCallExpr().getArgument(0).toString());
  }

  private static boolean isStream(RuleContext context, Expression e) {
    return context.types().is(e, "java.util.stream.Stream");
  }
}
