package dev.hasten.agent.catalogue;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import dev.hasten.agent.catalogue.Names.Declared;
import dev.hasten.agent.catalogue.RuleInfo.Grade;
import java.util.List;
import java.util.Optional;

/** A sort of which only one end is used. */
final class FirstOfSorted implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "LST-10",
          "sort for the first or last -> min or max",
          "a list that is sorted only to take its first or last element",
          List.of("the list stays unsorted", "ties take the first in both, the last differs"),
          Grade.C,
          8);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Finding> find(RuleContext context) {
    Rewrite rewrite = context.rewrite();
    SourceText source = context.source();
    for (MethodCallExpr sort : context.all(MethodCallExpr.class)) {
      if (!Shapes.isStaticCall(sort, "java.util.Collections", "sort", context.names())
          || !Shapes.isStatement(sort)
          || !sort.getArgument(0).isNameExpr()) {
        continue;
      }
      Optional<Declared> list = context.names().declaration(sort.getArgument(0));
      List<Expression> behind =
          list.stream()
              .flatMap(l -> context.names().uses(l, context.hotspot()).stream())
              .filter(u -> u.getBegin().get().isAfter(sort.getEnd().get()))
              .toList();
      if (list.isEmpty()
          || list.get().kind() != Names.Kind.LOCAL
          || behind.size() != 1
          || Shapes.isInLoop(sort)
          || !Shapes.isCall(behind.get(0).getParentNode().orElse(null), "get", 1)) {
        continue;
      }
      MethodCallExpr get = (MethodCallExpr) behind.get(0).getParentNode().orElseThrow();
      if (get.getArgument(0).toString().equals("0")) {
        String arguments = String.join(", ", sort.getArguments().stream().map(source::of).toList());
        rewrite.replace(get, source.of(sort.getScope().orElseThrow()) + ".min(" + arguments + ")");
        rewrite.remove(Shapes.statement(sort).orElseThrow());
      }
    }
    return RuleContext.finding(
        INFO, rewrite, "One pass finds the smallest; a sort orders them all.");
  }
}
