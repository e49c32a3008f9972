package dev.hasten.agent.catalogue;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.Statement;
import dev.hasten.agent.catalogue.RuleInfo.Grade;
import java.util.List;
import java.util.Optional;

/** All elements are added at once. */
final class BulkAddition implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "LST-6",
          "add in a loop -> addAll",
          "a loop that only adds every element of a collection or array",
          List.of("a collection added to itself"),
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
    for (ForEachStmt loop : context.all(ForEachStmt.class)) {
      Statement body = loop.getBody();
      boolean single = body.isBlockStmt() && body.asBlockStmt().getStatements().size() == 1;
      Statement only = single ? body.asBlockStmt().getStatement(0) : body;
      String element = loop.getVariable().getVariable(0).getNameAsString();
      if (!only.isExpressionStmt() || Shapes.hasComment(source.of(loop))) {
        continue;
      }
      Expression e = only.asExpressionStmt().getExpression();
      Optional<Expression> target =
          Shapes.scopeOf(e, "add", 1)
              .filter(Shapes::isSimple)
              .filter(s -> isJdk(context, s))
              .filter(s -> e.asMethodCallExpr().getArgument(0).toString().equals(element));
      if (target.isEmpty() || target.get().toString().equals(loop.getIterable().toString())) {
        continue;
      }
      String from = source.of(loop.getIterable());
      String to = source.of(target.get());
      Optional<String> type = context.types().name(loop.getIterable());
      if (type.filter(n -> Jdk.isA(n, "java.util.Collection")).isPresent()) {
        rewrite.replace(loop, to + ".addAll(" + from + ");");
      } else if (type.filter(n -> n.endsWith("[]") && n.contains(".")).isPresent()) {
        rewrite.replace(
            loop, rewrite.type("java.util.Collections") + ".addAll(" + to + ", " + from + ");");
      }
    }
    return RuleContext.finding(
        INFO, rewrite, "The target grows once and copies the elements whole.");
  }

  private static boolean isJdk(RuleContext context, Expression e) {
    return context.types().name(e).filter(n -> Jdk.isA(n, "java.util.Collection")).isPresent();
  }
}
