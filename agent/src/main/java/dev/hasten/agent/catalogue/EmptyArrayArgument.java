package dev.hasten.agent.catalogue;

import com.github.javaparser.ast.expr.ArrayCreationExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import dev.hasten.agent.catalogue.RuleInfo.Grade;
import java.util.List;
import java.util.Optional;

/** A list fills a new array fastest where it makes the array itself. */
final class EmptyArrayArgument implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "LST-8",
          "toArray(new T[list.size()]) -> toArray(new T[0])",
          "toArray of a collection with an array of the collection's own size",
          List.of("a collection whose toArray ignores what it should do with a short array"),
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
      if (Shapes.isCall(call, "toArray", 1)
          && call.getScope().isPresent()
          && call.getArgument(0) instanceof ArrayCreationExpr array
          && array.getInitializer().isEmpty()
          && array.getLevels().size() == 1) {
        Optional<Expression> size = array.getLevels().get(0).getDimension();
        boolean own =
            size.flatMap(s -> Shapes.scopeOf(s, "size", 0))
                .filter(s -> s.toString().equals(call.getScope().get().toString()))
                .filter(s -> context.types().isA(s, "java.util.Collection"))
                .isPresent();
        if (own) {
          rewrite.replace(size.orElseThrow(), "0");
        }
      }
    }
    return RuleContext.finding(
        INFO, rewrite, "An array that the list makes itself need not be filled with zeros first.");
  }
}
