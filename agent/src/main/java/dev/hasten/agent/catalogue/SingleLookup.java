package dev.hasten.agent.catalogue;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.type.Type;
import dev.hasten.agent.catalogue.RuleInfo.Grade;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A key is looked up once, not once to ask and once to fetch. */
final class SingleLookup implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "MAP-2",
          "containsKey and get -> one look-up",
          "containsKey on a map followed by get or put with the same key",
          List.of("maps that note an access or make values in get"),
          Grade.A,
          8);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  private static final Set<String> CHANGES =
      Set.of(
          "put", "remove", "clear", "putAll", "putIfAbsent", "computeIfAbsent", "merge", "compute");

  @Override
  public List<Finding> find(RuleContext context) {
    Rewrite rewrite = context.rewrite();
    for (ConditionalExpr choice : context.all(ConditionalExpr.class)) {
      choice(context, rewrite, choice);
    }
    for (IfStmt branch : context.all(IfStmt.class)) {
      branch(context, rewrite, branch);
    }
    return RuleContext.finding(INFO, rewrite, "The key is hashed and searched for once.");
  }

  /** {@code m.containsKey(k) ? m.get(k) : d} means {@code m.getOrDefault(k, d)}. */
  private static void choice(RuleContext context, Rewrite rewrite, ConditionalExpr choice) {
    Optional<MethodCallExpr> asked = asked(context, choice.getCondition());
    if (asked.isPresent()
        && isGet(choice.getThenExpr(), asked.get())
        && (choice.getElseExpr().isLiteralExpr() || choice.getElseExpr().isNameExpr())
        && !isInGuard(asked.get())) {
      SourceText source = context.source();
      String map = source.of(asked.get().getScope().orElseThrow());
      String key = source.of(asked.get().getArgument(0));
      boolean none = choice.getElseExpr().isNullLiteralExpr();
      boolean primitive =
          !none
              && choice.getElseExpr().isLiteralExpr()
              && !choice.getElseExpr().isStringLiteralExpr();
      if (!primitive) {
        rewrite.replace(
            choice,
            none
                ? map + ".get(" + key + ")"
                : map + ".getOrDefault(" + key + ", " + source.of(choice.getElseExpr()) + ")");
      }
    }
  }

  private static boolean isInGuard(MethodCallExpr asked) {
    return asked.getScope().isEmpty();
  }

  private static void branch(RuleContext context, Rewrite rewrite, IfStmt branch) {
    boolean absent =
        branch.getCondition() instanceof UnaryExpr not
            && not.getOperator() == UnaryExpr.Operator.LOGICAL_COMPLEMENT;
    Expression condition =
        absent ? branch.getCondition().asUnaryExpr().getExpression() : branch.getCondition();
    Optional<MethodCallExpr> asked = asked(context, condition);
    Optional<String> value = asked.flatMap(a -> valueType(context, a));
    if (value.isEmpty() || !Shapes.standsInBlock(branch)) {
      return;
    }
    if (absent) {
      absent(context, rewrite, branch, asked.get(), value.get());
    } else {
      present(context, rewrite, branch, asked.get(), value.get());
    }
  }

  /**
   * The fetch moves before the question; a null value is asked for again, as a null may be held.
   */
  private static void present(
      RuleContext context, Rewrite rewrite, IfStmt branch, MethodCallExpr asked, String type) {
    SourceText source = context.source();
    List<MethodCallExpr> gets = gets(branch.getThenStmt(), asked);
    if (gets.isEmpty()
        || gets.stream().anyMatch(g -> isLate(g, branch.getThenStmt()))
        || isChangedBefore(branch.getThenStmt(), asked, gets.get(gets.size() - 1))) {
      return;
    }
    String name = rewrite.local("value");
    String map = source.of(asked.getScope().orElseThrow());
    rewrite.before(
        branch, type + " " + name + " = " + map + ".get(" + source.of(asked.getArgument(0)) + ");");
    rewrite.insert(source.start(asked), name + " != null || ");
    gets.forEach(get -> rewrite.replace(get, name));
  }

  /** {@code if (!m.containsKey(k)) m.put(k, v);} with a use of {@code m.get(k)} behind it. */
  private static void absent(
      RuleContext context, Rewrite rewrite, IfStmt branch, MethodCallExpr asked, String type) {
    SourceText source = context.source();
    Statement body = branch.getThenStmt();
    boolean single = body.isBlockStmt() && body.asBlockStmt().getStatements().size() == 1;
    Statement only = single ? body.asBlockStmt().getStatement(0) : body;
    Optional<MethodCallExpr> put =
        Optional.of(only)
            .filter(Statement::isExpressionStmt)
            .map(s -> s.asExpressionStmt().getExpression())
            .filter(e -> Shapes.isCall(e, "put", 2))
            .map(Expression::asMethodCallExpr)
            .filter(p -> sameScope(p, asked) && sameKey(p, asked));
    Node parent = branch.getParentNode().orElse(null);
    if (put.isEmpty() || branch.getElseStmt().isPresent() || !(parent instanceof BlockStmt block)) {
      return;
    }
    int next = block.getStatements().indexOf(branch) + 1;
    if (next >= block.getStatements().size()) {
      return;
    }
    Statement behind = block.getStatement(next);
    List<MethodCallExpr> gets = gets(behind, asked);
    if (gets.isEmpty()
        || Shapes.isLoop(behind)
        || gets.stream().anyMatch(g -> isLate(g, behind))
        || isChangedBefore(behind, asked, gets.get(gets.size() - 1))
        || context.types().isPrimitive(put.get().getArgument(1))) {
      return;
    }
    String name = rewrite.local("value");
    String map = source.of(asked.getScope().orElseThrow());
    String key = source.of(asked.getArgument(0));
    String line = source.newline();
    String outer = source.indentAt(source.start(branch));
    String inner = line + outer + source.indentUnit();
    rewrite.replace(
        branch,
        type
            + " "
            + name
            + " = "
            + map
            + ".get("
            + key
            + ");"
            + line
            + outer
            + "if ("
            + name
            + " == null && !"
            + source.of(asked)
            + ") {"
            + inner
            + name
            + " = "
            + source.of(put.get().getArgument(1))
            + ";"
            + inner
            + map
            + ".put("
            + key
            + ", "
            + name
            + ");"
            + line
            + outer
            + "}");
    gets.forEach(get -> rewrite.replace(get, name));
  }

  private static Optional<MethodCallExpr> asked(RuleContext context, Expression condition) {
    Expression e = Shapes.bare(condition);
    return Optional.of(e)
        .filter(c -> Shapes.isCall(c, "containsKey", 1))
        .map(Expression::asMethodCallExpr)
        .filter(c -> c.getScope().filter(Shapes::isSimple).isPresent())
        .filter(c -> Shapes.isSimple(c.getArgument(0)))
        .filter(
            c ->
                context
                    .types()
                    .name(c.getScope().get())
                    .filter(n -> Jdk.isA(n, "java.util.Map"))
                    .isPresent());
  }

  private static Optional<String> valueType(RuleContext context, MethodCallExpr asked) {
    List<Type> arguments = context.types().arguments(asked.getScope().orElseThrow());
    return arguments.size() == 2 && !arguments.get(1).isWildcardType()
        ? Optional.of(arguments.get(1).toString())
        : Optional.empty();
  }

  private static boolean isGet(Expression e, MethodCallExpr asked) {
    return Shapes.isCall(Shapes.bare(e), "get", 1)
        && sameScope(Shapes.bare(e).asMethodCallExpr(), asked)
        && sameKey(Shapes.bare(e).asMethodCallExpr(), asked);
  }

  private static boolean sameScope(MethodCallExpr a, MethodCallExpr b) {
    return a.getScope().map(Node::toString).equals(b.getScope().map(Node::toString));
  }

  private static boolean sameKey(MethodCallExpr a, MethodCallExpr b) {
    return a.getArgument(0).toString().equals(b.getArgument(0).toString());
  }

  private static List<MethodCallExpr> gets(Node scope, MethodCallExpr asked) {
    return scope.findAll(MethodCallExpr.class).stream().filter(c -> isGet(c, asked)).toList();
  }

  /** Within a lambda or a loop the map may be another by then. */
  private static boolean isLate(Node get, Node scope) {
    for (Node at = get; at != scope; at = at.getParentNode().orElseThrow()) {
      if (at instanceof LambdaExpr
          || Shapes.isLoop(at)
          || at instanceof ObjectCreationExpr o && o.getAnonymousClassBody().isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static boolean isChangedBefore(Node scope, MethodCallExpr asked, Node last) {
    String key = asked.getArgument(0).toString();
    String map = asked.getScope().orElseThrow().toString();
    return scope.findAll(MethodCallExpr.class).stream()
            .filter(c -> CHANGES.contains(c.getNameAsString()))
            .filter(c -> c.getScope().filter(s -> s.toString().equals(map)).isPresent())
            .anyMatch(
                c ->
                    !Shapes.isInside(last, c) && c.getBegin().get().isBefore(last.getBegin().get()))
        || scope.findAll(AssignExpr.class).stream()
            .anyMatch(
                a -> a.getTarget().toString().equals(key) || a.getTarget().toString().equals(map))
        || scope.findAll(UnaryExpr.class).stream()
            .anyMatch(
                u -> u.getExpression().toString().equals(key) && Names.isWrite(u.getExpression()));
  }
}
