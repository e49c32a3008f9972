package dev.hasten.agent.catalogue;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import dev.hasten.agent.catalogue.RuleInfo.Grade;
import java.util.List;
import java.util.Optional;

/** A string that is copied for nothing. */
final class RedundantString implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "STR-4",
          "copy of a string -> the string",
          "new String(s), s.toString(), s.substring(0), String.valueOf(s) of a string",
          List.of(
              "the copy was another object: identity comparisons may tell",
              "toString of null fails, null itself does not"),
          Grade.B,
          8);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Finding> find(RuleContext context) {
    Rewrite rewrite = context.rewrite();
    for (Expression e : context.all(Expression.class)) {
      copied(context, e).ifPresent(s -> rewrite.replace(e, Shapes.primary(context.source(), s)));
    }
    return RuleContext.finding(INFO, rewrite, "Strings never change: a copy is work for nothing.");
  }

  private static Optional<Expression> copied(RuleContext context, Expression e) {
    Optional<Expression> inner = Optional.empty();
    if (e instanceof ObjectCreationExpr creation
        && creation.getType().getNameAsString().equals("String")
        && creation.getArguments().size() == 1) {
      inner = Optional.of(creation.getArgument(0));
    } else if (e instanceof MethodCallExpr call) {
      boolean zero =
          Shapes.isCall(call, "substring", 1) && call.getArgument(0).toString().equals("0");
      if (zero || Shapes.isCall(call, "toString", 0)) {
        inner = call.getScope().filter(s -> !s.isSuperExpr() && !s.isThisExpr());
      }
    }
    return inner.filter(context.types()::isString).filter(s -> !Shapes.isStatement(e));
  }
}
