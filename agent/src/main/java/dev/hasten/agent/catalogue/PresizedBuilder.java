package dev.hasten.agent.catalogue;

import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.Statement;
import dev.hasten.agent.catalogue.Names.Declared;
import dev.hasten.agent.catalogue.RuleInfo.Grade;
import java.util.List;
import java.util.Optional;

/** A buffer that grows although its size can be told. */
final class PresizedBuilder implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "STR-6",
          "builder or list of known size -> made with room",
          "new StringBuilder() or new ArrayList<>() that a loop over something of known size fills",
          List.of("a null text or collection fails earlier", "memory, where less is written"),
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
    for (ObjectCreationExpr creation : context.all(ObjectCreationExpr.class)) {
      String type = creation.getType().getNameAsString();
      boolean text = type.equals("StringBuilder") || type.equals("StringBuffer");
      if (!(text || type.equals("ArrayList"))
          || !creation.getArguments().isEmpty()
          || creation.getAnonymousClassBody().isPresent()
          || !(creation.getParentNode().orElse(null) instanceof VariableDeclarator variable)
          || !(variable.getParentNode().orElse(null) instanceof VariableDeclarationExpr)) {
        continue;
      }
      size(context, variable, text)
          .ifPresent(
              size ->
                  rewrite.replace(
                      source.end(creation) - 2, source.end(creation), "(" + size + ")"));
    }
    return RuleContext.finding(
        INFO, rewrite, "The buffer is made once, not grown and copied several times.");
  }

  private static Optional<String> size(
      RuleContext context, VariableDeclarator variable, boolean text) {
    Declared declared = new Declared(variable, variable.getType(), Names.Kind.LOCAL);
    for (Statement loop : context.all(Statement.class)) {
      if (!Shapes.isLoop(loop)
          || Shapes.isInside(variable, loop)
          || !loop.getBegin().get().isAfter(variable.getBegin().get())
          || !isFilled(context, declared, loop, text ? "append" : "add")) {
        continue;
      }
      Optional<Expression> source =
          loop instanceof ForStmt counting
              ? counting.getCompare().flatMap(c -> sizeOf(c, text))
              : loop instanceof ForEachStmt each ? iterated(context, each, text) : Optional.empty();
      Optional<Expression> known = source.filter(s -> context.isKnownAt(s, variable));
      if (known.isPresent()) {
        String name = context.source().of(known.get());
        boolean array = context.types().name(known.get()).filter(n -> n.endsWith("[]")).isPresent();
        return Optional.of(name + (array ? ".length" : text ? ".length()" : ".size()"));
      }
    }
    return Optional.empty();
  }

  private static Optional<Expression> iterated(
      RuleContext context, ForEachStmt loop, boolean text) {
    Optional<Expression> chars = Shapes.scopeOf(loop.getIterable(), "toCharArray", 0);
    if (text) {
      return chars.or(
          () -> Optional.of(loop.getIterable()).filter(e -> context.types().is(e, "char[]")));
    }
    return Optional.of(loop.getIterable())
        .filter(
            e ->
                context.types().isA(e, "java.util.Collection")
                    || context.types().name(e).filter(n -> n.endsWith("[]")).isPresent());
  }

  private static Optional<Expression> sizeOf(Expression compare, boolean text) {
    return compare instanceof BinaryExpr test && test.getOperator() == BinaryExpr.Operator.LESS
        ? Shapes.scopeOf(test.getRight(), text ? "length" : "size", 0)
        : Optional.empty();
  }

  private static boolean isFilled(
      RuleContext context, Declared variable, Statement loop, String method) {
    return context.names().uses(variable, loop).stream()
        .anyMatch(
            u ->
                u.getParentNode().orElse(null) instanceof MethodCallExpr call
                    && call.getScope().orElse(null) == u
                    && call.getNameAsString().equals(method));
  }
}
