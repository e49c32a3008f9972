package dev.hasten.agent.catalogue;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import dev.hasten.agent.catalogue.Names.Declared;
import dev.hasten.agent.catalogue.RuleInfo.Grade;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A constant list whose elements are searched one by one. */
final class SearchedConstantList implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "LST-15",
          "constant list that is only searched -> set",
          "a private static final list of constants of which nothing but contains is asked",
          List.of("a search for null"),
          Grade.A,
          8);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  private static final Set<String> ELEMENTS =
      Set.of("String", "Integer", "Long", "Character", "Short", "Byte");

  @Override
  public List<Finding> find(RuleContext context) {
    Rewrite rewrite = context.rewrite();
    List<Node> done = new ArrayList<>();
    for (MethodCallExpr call : context.all(MethodCallExpr.class)) {
      if (Shapes.isCall(call, "contains", 1)) {
        call.getScope()
            .filter(Expression::isNameExpr)
            .flatMap(context.names()::declaration)
            .filter(d -> !done.contains(d.node()))
            .filter(d -> isSearchedConstant(context, d))
            .ifPresent(
                d -> {
                  done.add(d.node());
                  change(context, rewrite, d);
                });
      }
    }
    return RuleContext.finding(INFO, rewrite, "A set answers at once where a list is walked.");
  }

  private static boolean isSearchedConstant(RuleContext context, Declared declared) {
    boolean alone =
        declared.isStaticFinal()
            && declared.node().getParentNode().orElse(null) instanceof FieldDeclaration field
            && field.isPrivate()
            && field.getVariables().size() == 1;
    boolean list =
        declared.type() instanceof ClassOrInterfaceType type
            && Set.of("List", "Collection").contains(type.getNameAsString())
            && type.getScope().isEmpty()
            && type.getTypeArguments()
                .filter(t -> t.size() == 1 && ELEMENTS.contains(t.get(0).toString()))
                .isPresent();
    return alone
        && list
        && declared.initializer().filter(i -> isListOf(context, i)).isPresent()
        && context.names().uses(declared, context.unit()).stream()
            .allMatch(SearchedConstantList::isSearch)
        && context.unit().findAll(FieldAccessExpr.class).stream()
            .noneMatch(f -> f.getNameAsString().equals(Names.nameOf(declared)));
  }

  private static boolean isSearch(Expression use) {
    return Shapes.isCall(use.getParentNode().orElse(null), "contains", 1)
        && ((MethodCallExpr) use.getParentNode().get()).getScope().orElse(null) == use;
  }

  private static boolean isListOf(RuleContext context, Expression e) {
    if (Shapes.isStaticCall(e, "java.util.Collections", "unmodifiableList", context.names())) {
      return isListOf(context, e.asMethodCallExpr().getArgument(0));
    }
    return Shapes.isStaticCall(e, "java.util.Arrays", "asList", context.names())
        && e.asMethodCallExpr().getArguments().size() > 3;
  }

  private static void change(RuleContext context, Rewrite rewrite, Declared declared) {
    SourceText source = context.source();
    Expression value = declared.initializer().orElseThrow();
    rewrite.replace(
        declared.type().asClassOrInterfaceType().getName(), rewrite.type("java.util.Set"));
    rewrite.insert(source.start(value), "new " + rewrite.type("java.util.HashSet") + "<>(");
    rewrite.insert(source.end(value), ")");
  }
}
