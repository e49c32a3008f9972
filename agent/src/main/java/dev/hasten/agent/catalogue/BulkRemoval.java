package dev.hasten.agent.catalogue;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.WhileStmt;
import dev.hasten.agent.catalogue.Names.Declared;
import dev.hasten.agent.catalogue.RuleInfo.Grade;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Elements that go are removed in one pass. */
final class BulkRemoval implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "LST-12",
          "iterator and remove -> removeIf",
          "a loop by iterator over a list that does nothing but remove what meets a condition",
          List.of("a condition that looks at the list itself"),
          Grade.B,
          8);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  private static final Set<String> LISTS =
      Set.of("java.util.List", "java.util.ArrayList", "java.util.Vector", "java.util.Collection");

  @Override
  public List<Finding> find(RuleContext context) {
    Rewrite rewrite = context.rewrite();
    for (ForStmt loop : context.all(ForStmt.class)) {
      if (loop.getInitialization().size() == 1
          && loop.getUpdate().isEmpty()
          && loop.getInitialization().get(0) instanceof VariableDeclarationExpr made
          && made.getVariables().size() == 1
          && loop.getCompare().isPresent()) {
        change(context, rewrite, loop, loop, made.getVariable(0), loop.getCompare().get());
      }
    }
    for (WhileStmt loop : context.all(WhileStmt.class)) {
      before(loop)
          .ifPresent(
              s ->
                  change(
                      context,
                      rewrite,
                      loop,
                      s,
                      s.asExpressionStmt()
                          .getExpression()
                          .asVariableDeclarationExpr()
                          .getVariable(0),
                      loop.getCondition()));
    }
    return RuleContext.finding(
        INFO, rewrite, "A list closes up once, not once for each element that goes.");
  }

  /** The declaration directly before the loop. */
  private static Optional<Statement> before(Statement loop) {
    if (!(loop.getParentNode().orElse(null) instanceof BlockStmt block)) {
      return Optional.empty();
    }
    int at = block.getStatements().indexOf(loop);
    return at == 0
        ? Optional.empty()
        : Optional.of(block.getStatement(at - 1))
            .filter(Statement::isExpressionStmt)
            .filter(
                s ->
                    s.asExpressionStmt().getExpression() instanceof VariableDeclarationExpr made
                        && made.getVariables().size() == 1);
  }

  private static void change(
      RuleContext context,
      Rewrite rewrite,
      Statement loop,
      Statement from,
      VariableDeclarator iterator,
      Expression test) {
    Optional<Expression> list =
        iterator
            .getInitializer()
            .flatMap(i -> Shapes.scopeOf(i, "iterator", 0))
            .filter(Shapes::isSimple)
            .filter(l -> context.types().name(l).filter(LISTS::contains).isPresent());
    String it = iterator.getNameAsString();
    boolean plain =
        list.isPresent()
            && Shapes.scopeOf(test, "hasNext", 0).filter(s -> s.toString().equals(it)).isPresent()
            && Shapes.standsInBlock(loop)
            && usesOf(context, iterator) == 3;
    if (!plain
        || !(Shapes.body(loop) instanceof BlockStmt body)
        || body.getStatements().size() != 2) {
      return;
    }
    Optional<VariableDeclarator> element = element(body.getStatement(0), it);
    Optional<Expression> condition = condition(body.getStatement(1), it);
    if (element.isEmpty() || condition.isEmpty() || !isCapturable(context, condition.get(), loop)) {
      return;
    }
    SourceText source = context.source();
    rewrite.replace(
        source.start(from),
        source.end(loop),
        source.of(list.get())
            + ".removeIf("
            + element.get().getNameAsString()
            + " -> "
            + source.of(condition.get())
            + ");");
  }

  private static int usesOf(RuleContext context, VariableDeclarator iterator) {
    Declared declared = new Declared(iterator, iterator.getType(), Names.Kind.LOCAL);
    return context.names().uses(declared, context.hotspot()).size();
  }

  private static Optional<VariableDeclarator> element(Statement first, String it) {
    return Optional.of(first)
        .filter(Statement::isExpressionStmt)
        .map(s -> s.asExpressionStmt().getExpression())
        .filter(Expression::isVariableDeclarationExpr)
        .map(e -> e.asVariableDeclarationExpr().getVariables())
        .filter(v -> v.size() == 1)
        .map(v -> v.get(0))
        .filter(
            v ->
                v.getInitializer()
                    .flatMap(i -> Shapes.scopeOf(i, "next", 0))
                    .filter(s -> s.toString().equals(it))
                    .isPresent());
  }

  private static Optional<Expression> condition(Statement second, String it) {
    if (!(second instanceof IfStmt branch) || branch.getElseStmt().isPresent()) {
      return Optional.empty();
    }
    Statement then = branch.getThenStmt();
    Statement only =
        then.isBlockStmt() && then.asBlockStmt().getStatements().size() == 1
            ? then.asBlockStmt().getStatement(0)
            : then;
    return Optional.of(only)
        .filter(Statement::isExpressionStmt)
        .map(s -> s.asExpressionStmt().getExpression())
        .filter(
            e -> Shapes.scopeOf(e, "remove", 0).filter(s -> s.toString().equals(it)).isPresent())
        .map(e -> branch.getCondition());
  }

  /** Whether a lambda can hold the condition: it writes nothing, and its variables stay. */
  private static boolean isCapturable(RuleContext context, Expression condition, Node loop) {
    return condition.findAll(Expression.class).stream()
        .filter(e -> e.isNameExpr() || e.isFieldAccessExpr())
        .allMatch(
            e ->
                !Names.isWrite(e)
                    && context
                        .names()
                        .declaration(e)
                        .filter(d -> d.kind() != Names.Kind.FIELD)
                        .filter(d -> !Shapes.isInside(d.node(), loop))
                        .filter(d -> context.names().isWritten(d, context.hotspot()))
                        .isEmpty());
  }
}
