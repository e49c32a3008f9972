package dev.hasten.agent.catalogue;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.SwitchStmt;
import dev.hasten.agent.catalogue.Names.Declared;
import dev.hasten.agent.catalogue.RuleInfo.Grade;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A text that is made of another's characters, at most so many, is put together in an array. */
final class CharacterFilter implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "STR-20",
          "builder that a loop over a text fills with characters -> array of characters",
          "a local builder that one counting loop fills with a bounded number of characters a round",
          List.of("memory, where the text is long and few characters are kept"),
          Grade.A,
          8);

  /** More than this many a round, and the array would be mostly waste. */
  private static final int MOST = 3;

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Finding> find(RuleContext context) {
    Rewrite rewrite = context.rewrite();
    for (ObjectCreationExpr creation : context.all(ObjectCreationExpr.class)) {
      boolean builder =
          Set.of("StringBuilder", "StringBuffer").contains(creation.getType().asString())
              && creation.getArguments().stream().noneMatch(a -> !context.types().is(a, "int"));
      if (builder
          && creation.getParentNode().orElse(null) instanceof VariableDeclarator variable
          && variable.getParentNode().orElse(null) instanceof VariableDeclarationExpr declaration
          && declaration.getVariables().size() == 1
          && variable.getType().asString().equals(creation.getType().asString())
          && declaration.getParentNode().orElse(null) instanceof Statement statement) {
        change(context, rewrite, variable, statement);
      }
    }
    return RuleContext.finding(
        INFO,
        rewrite,
        "A store into an array has no capacity to check and no encoding to keep, an append has.");
  }

  private static void change(
      RuleContext context, Rewrite rewrite, VariableDeclarator variable, Statement statement) {
    Declared declared = new Declared(variable, variable.getType(), Names.Kind.LOCAL);
    List<MethodCallExpr> appends = new ArrayList<>();
    List<MethodCallExpr> reads = new ArrayList<>();
    for (Expression use : context.names().uses(declared, context.hotspot())) {
      if (!(use.getParentNode().orElse(null) instanceof MethodCallExpr call)
          || call.getScope().orElse(null) != use) {
        return;
      }
      if (Shapes.isCall(call, "append", 1)
          && Shapes.isStatement(call)
          && context.types().is(call.getArgument(0), "char")) {
        appends.add(call);
      } else if (Shapes.isCall(call, "toString", 0) || Shapes.isCall(call, "length", 0)) {
        reads.add(call);
      } else {
        return;
      }
    }
    Optional<ForStmt> loop = loop(appends);
    Optional<String> bound = loop.flatMap(l -> bound(context, l, variable));
    int most = loop.map(l -> most(l.getBody(), appends)).orElse(0);
    if (bound.isEmpty() || most == 0 || most > MOST || reads.isEmpty()) {
      return;
    }
    String name = Names.nameOf(declared);
    String size = rewrite.local(name + "Size");
    String chars = rewrite.local(name + "Chars");
    SourceText source = context.source();
    String room = most == 1 ? bound.get() : bound.get() + " * " + most;
    rewrite.replace(statement, "char[] " + chars + " = new char[" + room + "];");
    rewrite.after(statement, "int " + size + " = 0;");
    for (MethodCallExpr append : appends) {
      rewrite.replace(
          source.start(append), source.start(append.getArgument(0)), chars + "[" + size + "++] = ");
      rewrite.replace(source.end(append.getArgument(0)), source.end(append), "");
    }
    for (MethodCallExpr read : reads) {
      rewrite.replace(
          read,
          Shapes.isCall(read, "length", 0) ? size : "new String(" + chars + ", 0, " + size + ")");
    }
  }

  /** The one loop that all appends stand in, in no loop within it. */
  private static Optional<ForStmt> loop(List<MethodCallExpr> appends) {
    List<Statement> loops =
        appends.stream()
            .map(Shapes::loopsAround)
            .map(around -> around.size() == 1 ? around.get(0) : null)
            .distinct()
            .toList();
    return loops.size() == 1 && loops.get(0) instanceof ForStmt loop
        ? Optional.of(loop)
        : Optional.empty();
  }

  /** How many rounds there can be, as an expression that means the same at the declaration. */
  private static Optional<String> bound(
      RuleContext context, ForStmt loop, VariableDeclarator place) {
    if (loop.getInitialization().size() != 1
        || !(loop.getInitialization().get(0) instanceof VariableDeclarationExpr counters)
        || !(loop.getCompare().orElse(null) instanceof BinaryExpr test)
        || test.getOperator() != BinaryExpr.Operator.LESS
        || !test.getLeft().isNameExpr()
        || loop.getUpdate().size() != 1
        || !loop.getUpdate().get(0).toString().matches("\\w+\\+\\+|\\+\\+\\w+")) {
      return Optional.empty();
    }
    String counter = test.getLeft().toString();
    boolean fromZero =
        counters.getVariables().stream()
            .anyMatch(
                v ->
                    v.getNameAsString().equals(counter)
                        && v.getInitializer()
                            .filter(i -> i.toString().matches("[0-9]"))
                            .isPresent());
    Optional<Declared> declared = context.names().declaration(test.getLeft());
    if (!fromZero || declared.isEmpty() || goesBack(context, declared.get(), loop.getBody())) {
      return Optional.empty();
    }
    Expression right = test.getRight();
    boolean length =
        Shapes.scopeOf(right, "length", 0)
            .filter(s -> context.types().isString(s))
            .filter(s -> context.isKnownAt(s, place))
            .isPresent();
    boolean number =
        right.isNameExpr() && context.types().is(right, "int") && isLength(context, right, place);
    return length || number ? Optional.of(context.source().of(right)) : Optional.empty();
  }

  private static boolean isLength(RuleContext context, Expression name, Node place) {
    return context.isKnownAt(name, place)
        && context
            .names()
            .declaration(name)
            .flatMap(Declared::initializer)
            .flatMap(i -> Shapes.scopeOf(i, "length", 0))
            .isPresent();
  }

  private static boolean goesBack(RuleContext context, Declared counter, Node body) {
    return context.names().uses(counter, body).stream()
        .filter(Names::isWrite)
        .anyMatch(
            use ->
                !(use.getParentNode().orElse(null) instanceof UnaryExpr step
                    && step.getOperator().asString().equals("++")));
  }

  /** The most of the appends that one round can make. */
  private static int most(Node node, List<MethodCallExpr> appends) {
    if (node instanceof IfStmt branch) {
      int otherwise = branch.getElseStmt().map(s -> most(s, appends)).orElse(0);
      return Math.max(most(branch.getThenStmt(), appends), otherwise);
    }
    if (node instanceof BlockStmt || node instanceof SwitchStmt) {
      return node.getChildNodes().stream().mapToInt(n -> most(n, appends)).sum();
    }
    return (int) appends.stream().filter(a -> Shapes.isInside(a, node)).count();
  }
}
