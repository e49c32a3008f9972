package dev.hasten.agent.catalogue;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.stmt.BreakStmt;
import com.github.javaparser.ast.stmt.ContinueStmt;
import com.github.javaparser.ast.stmt.Statement;
import dev.hasten.agent.catalogue.Names.Declared;
import dev.hasten.agent.catalogue.RuleInfo.Grade;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Text built by += in a loop is copied whole on every round. */
final class LoopConcatenation implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "STR-1",
          "string += in a loop -> StringBuilder",
          "a local string that a loop only extends at its end",
          List.of(
              "an exception that leaves the loop and is caught in the method leaves the text as it was before the loop"),
          Grade.B,
          8);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Finding> find(RuleContext context) {
    Rewrite rewrite = context.rewrite();
    List<Node> done = new ArrayList<>();
    for (Node node : context.all(Statement.class)) {
      if (Shapes.isLoop(node) && Shapes.standsInBlock((Statement) node) && !leavesByLabel(node)) {
        node.findAll(AssignExpr.class)
            .forEach(assign -> rewrite(context, rewrite, (Statement) node, assign, done));
      }
    }
    return RuleContext.finding(
        INFO,
        rewrite,
        "Each += copies the whole text so far: the loop is quadratic in its length, a builder's"
            + " is linear.");
  }

  private static boolean leavesByLabel(Node loop) {
    return loop.findFirst(BreakStmt.class, b -> b.getLabel().isPresent()).isPresent()
        || loop.findFirst(ContinueStmt.class, c -> c.getLabel().isPresent()).isPresent();
  }

  private static void rewrite(
      RuleContext context, Rewrite rewrite, Statement loop, AssignExpr assign, List<Node> done) {
    Names names = context.names();
    Optional<Declared> variable =
        names
            .declaration(assign.getTarget())
            .filter(d -> d.kind() != Names.Kind.FIELD)
            .filter(d -> d.type().asString().equals("String"))
            .filter(d -> !Shapes.isInside(d.node(), loop))
            .filter(d -> !done.contains(d.node()));
    if (variable.isEmpty() || Shapes.loopsAround(assign).isEmpty()) {
      return;
    }
    List<Expression> uses = names.uses(variable.get(), loop);
    List<List<Expression>> appended = new ArrayList<>();
    List<MethodCallExpr> reads = new ArrayList<>();
    for (Expression use : uses) {
      Optional<List<Expression>> operands = appended(context, use);
      if (operands.isPresent()) {
        appended.add(operands.get());
      } else if (isReadable(use)) {
        reads.add((MethodCallExpr) use.getParentNode().orElseThrow());
      } else if (!isTail(use)) {
        return;
      }
    }
    if (appended.isEmpty()) {
      return;
    }
    done.add(variable.get().node());
    String name = Names.nameOf(variable.get());
    String builder = rewrite.local(name + "Builder");
    rewrite.before(
        loop, "StringBuilder " + builder + " = new StringBuilder().append(" + name + ");");
    rewrite.after(loop, name + " = " + builder + ".toString();");
    for (List<Expression> operands : appended) {
      StringBuilder text = new StringBuilder(builder);
      operands.forEach(o -> text.append(".append(").append(context.source().of(o)).append(")"));
      rewrite.replace(
          operands.get(0).findAncestor(AssignExpr.class).orElseThrow(), text.toString());
    }
    reads.forEach(call -> rewrite.replace(call.getScope().orElseThrow(), builder));
  }

  /** What {@code use += ...} or {@code use = use + ...} appends, as a statement. */
  private static Optional<List<Expression>> appended(RuleContext context, Expression use) {
    if (!(use.getParentNode().orElse(null) instanceof AssignExpr assign)
        || assign.getTarget() != use
        || !Shapes.isStatement(assign)
        || assign.findAncestor(LambdaExpr.class).isPresent()) {
      return Optional.empty();
    }
    List<Expression> operands = Shapes.operands(assign.getValue());
    if (assign.getOperator() == AssignExpr.Operator.PLUS) {
      boolean text = operands.size() > 1 && context.types().isString(operands.get(0));
      List<Expression> parts = text ? operands : List.of(assign.getValue());
      return isAppendable(context, parts) ? Optional.of(parts) : Optional.empty();
    }
    if (assign.getOperator() == AssignExpr.Operator.ASSIGN
        && operands.size() > 1
        && operands.get(0).toString().equals(use.toString())) {
      List<Expression> parts = operands.subList(1, operands.size());
      return isAppendable(context, parts) ? Optional.of(parts) : Optional.empty();
    }
    return Optional.empty();
  }

  private static boolean isAppendable(RuleContext context, List<Expression> parts) {
    return parts.stream()
        .allMatch(
            p ->
                !p.isNullLiteralExpr()
                    && context.types().name(p).filter(n -> !n.equals("char[]")).isPresent());
  }

  private static boolean isReadable(Expression use) {
    return use.getParentNode().orElse(null) instanceof MethodCallExpr call
        && call.getScope().filter(s -> s == use).isPresent()
        && (Shapes.isCall(call, "length", 0) || Shapes.isCall(call, "charAt", 1));
  }

  /** The first operand in {@code use = use + ...}, which the append replaces. */
  private static boolean isTail(Expression use) {
    Node at = use;
    Node parent = use.getParentNode().orElse(null);
    while (parent instanceof BinaryExpr sum
        && sum.getOperator() == BinaryExpr.Operator.PLUS
        && sum.getLeft() == at) {
      at = parent;
      parent = parent.getParentNode().orElse(null);
    }
    return at != use
        && parent instanceof AssignExpr assign
        && assign.getValue() == at
        && assign.getOperator() == AssignExpr.Operator.ASSIGN
        && assign.getTarget().toString().equals(use.toString())
        && Shapes.isStatement(assign);
  }
}
