package dev.hasten.agent.catalogue;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import dev.hasten.agent.catalogue.RuleInfo.Grade;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keys are compared without boxes. */
final class PrimitiveComparator implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "BOX-4",
          "Comparator.comparing of a number -> comparingInt",
          "Comparator.comparing whose key is an int, long or double",
          List.of(),
          Grade.A,
          8);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  private static final Map<String, String> BY =
      Map.of("int", "comparingInt", "long", "comparingLong", "double", "comparingDouble");

  @Override
  public List<Finding> find(RuleContext context) {
    Rewrite rewrite = context.rewrite();
    for (MethodCallExpr call : context.all(MethodCallExpr.class)) {
      if (Shapes.isStaticCall(call, "java.util.Comparator", "comparing", context.names())
          && call.getArguments().size() == 1) {
        key(context, call.getArgument(0))
            .map(BY::get)
            .ifPresent(name -> rewrite.replace(call.getName(), name));
      }
    }
    return RuleContext.finding(
        INFO, rewrite, "No box is made for each of the two keys of a comparison.");
  }

  private static Optional<String> key(RuleContext context, Expression key) {
    if (key instanceof LambdaExpr lambda && lambda.getExpressionBody().isPresent()) {
      return context.types().name(lambda.getExpressionBody().get()).filter(BY::containsKey);
    }
    if (key instanceof MethodReferenceExpr reference) {
      return Set.of("String::length", "List::size", "Collection::size")
              .contains(reference.toString())
          ? Optional.of("int")
          : Optional.empty();
    }
    return Optional.empty();
  }
}
