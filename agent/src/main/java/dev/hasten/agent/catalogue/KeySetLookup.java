package dev.hasten.agent.catalogue;

import com.github.javaparser.ast.expr.MethodCallExpr;
import dev.hasten.agent.catalogue.RuleInfo.Grade;
import java.util.List;

/** A map is asked itself, not through a view of it. */
final class KeySetLookup implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "MAP-3",
          "keySet().contains -> containsKey",
          "contains or remove on the key set of a map",
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
    SourceText source = context.source();
    for (MethodCallExpr call : context.all(MethodCallExpr.class)) {
      if (Shapes.isCall(call, "contains", 1)) {
        call.getScope()
            .flatMap(s -> Shapes.scopeOf(s, "keySet", 0))
            .filter(map -> context.types().isA(map, "java.util.Map"))
            .ifPresent(
                map ->
                    rewrite.replace(
                        source.end(map), source.start(call.getArgument(0)), ".containsKey("));
      }
    }
    return RuleContext.finding(INFO, rewrite, "No view of the keys is made for the question.");
  }
}
