package dev.hasten.agent.catalogue;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.type.Type;
import dev.hasten.agent.catalogue.Names.Declared;
import dev.hasten.agent.catalogue.RuleInfo.Grade;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A loop searches a list; a set of its elements is asked instead. */
final class ListLookupInLoop implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "LST-1",
          "contains on a list in a loop -> hash set",
          "contains or indexOf on a list that a loop searches again and again",
          List.of(
              "elements whose equals and hashCode disagree",
              "a null list fails before the loop",
              "a list that something else changes during the loop"),
          Grade.B,
          8);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  private static final Set<String> HARMLESS =
      Set.of("contains", "indexOf", "size", "get", "isEmpty", "iterator");

  /** One list, and what a loop does with it. */
  private record Searched(
      Declared list,
      Statement loop,
      List<MethodCallExpr> searches,
      List<MethodCallExpr> additions) {}

  @Override
  public List<Finding> find(RuleContext context) {
    Rewrite rewrite = context.rewrite();
    List<Node> done = new ArrayList<>();
    for (MethodCallExpr call : context.all(MethodCallExpr.class)) {
      searched(context, call)
          .filter(s -> !done.contains(s.list().node()))
          .ifPresent(
              s -> {
                done.add(s.list().node());
                rewrite(context, rewrite, s);
              });
    }
    return RuleContext.finding(
        INFO,
        rewrite,
        "Each search walks the list from its start; a hash set answers at once, so the loop is no"
            + " longer quadratic.");
  }

  private static Optional<Searched> searched(RuleContext context, MethodCallExpr call) {
    boolean search = Shapes.isCall(call, "contains", 1) || comparison(call).isPresent();
    Optional<Declared> list =
        call.getScope().filter(s -> search).flatMap(context.names()::declaration);
    List<Statement> loops = Shapes.loopsAround(call);
    if (list.isEmpty()
        || loops.isEmpty()
        || !context.types().isA(call.getScope().get(), "java.util.Collection")
        || context.types().isA(call.getScope().get(), "java.util.Set")) {
      return Optional.empty();
    }
    for (int i = loops.size() - 1; i >= 0; i--) {
      Optional<Searched> found = within(context, list.get(), loops.get(i));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<Searched> within(RuleContext context, Declared list, Statement loop) {
    if (!Shapes.standsInBlock(loop) || Shapes.isInside(list.node(), loop)) {
      return Optional.empty();
    }
    List<MethodCallExpr> searches = new ArrayList<>();
    List<MethodCallExpr> additions = new ArrayList<>();
    for (Expression use : context.names().uses(list, loop)) {
      Node parent = use.getParentNode().orElse(null);
      if (parent instanceof ForEachStmt each && each.getIterable() == use) {
        continue;
      }
      if (!(parent instanceof MethodCallExpr call) || call.getScope().orElse(null) != use) {
        return Optional.empty();
      }
      boolean addition =
          Shapes.isCall(call, "add", 1)
              && Shapes.isStatement(call)
              && Shapes.isSimple(call.getArgument(0))
              && Shapes.standsInBlock(Shapes.statement(call).orElseThrow());
      if (Shapes.isCall(call, "contains", 1) || comparison(call).isPresent()) {
        searches.add(call);
      } else if (addition) {
        additions.add(call);
      } else if (!HARMLESS.contains(call.getNameAsString())) {
        return Optional.empty();
      }
    }
    boolean nested = searches.stream().anyMatch(s -> s.findAncestor(LambdaExpr.class).isPresent());
    return searches.isEmpty() || nested
        ? Optional.empty()
        : Optional.of(new Searched(list, loop, searches, additions));
  }

  /** {@code indexOf} that is only asked whether there is one. */
  private static Optional<BinaryExpr> comparison(MethodCallExpr call) {
    if (!Shapes.isCall(call, "indexOf", 1)
        || !(call.getParentNode().orElse(null) instanceof BinaryExpr compared)
        || compared.getLeft() != call) {
      return Optional.empty();
    }
    String right = compared.getRight().toString();
    return switch (compared.getOperator()) {
          case GREATER, EQUALS, NOT_EQUALS -> right.equals("-1");
          case GREATER_EQUALS, LESS -> right.equals("0");
          default -> false;
        }
        ? Optional.of(compared)
        : Optional.empty();
  }

  private static void rewrite(RuleContext context, Rewrite rewrite, Searched searched) {
    SourceText source = context.source();
    Expression list = searched.searches().get(0).getScope().orElseThrow();
    List<Type> arguments = context.types().arguments(list);
    String element =
        arguments.size() == 1 && !arguments.get(0).isWildcardType()
            ? arguments.get(0).toString()
            : searched.additions().isEmpty() ? "?" : "Object";
    String made = element.equals("?") ? "Object" : element;
    String name = rewrite.local(Names.nameOf(searched.list()) + "Set");
    rewrite.before(
        searched.loop(),
        rewrite.type("java.util.Set")
            + "<"
            + element
            + "> "
            + name
            + " = new "
            + rewrite.type("java.util.HashSet")
            + "<"
            + made
            + ">("
            + source.of(list)
            + ");");
    for (MethodCallExpr search : searched.searches()) {
      Optional<BinaryExpr> comparison = comparison(search);
      String asked = name + ".contains(" + source.of(search.getArgument(0)) + ")";
      if (comparison.isPresent()) {
        boolean absent =
            comparison.get().getOperator() == BinaryExpr.Operator.LESS
                || comparison.get().getOperator() == BinaryExpr.Operator.EQUALS;
        rewrite.replace(comparison.get(), (absent ? "!" : "") + asked);
      } else {
        rewrite.replace(search.getScope().orElseThrow(), name);
      }
    }
    for (MethodCallExpr addition : searched.additions()) {
      rewrite.after(
          Shapes.statement(addition).orElseThrow(),
          name + ".add(" + source.of(addition.getArgument(0)) + ");");
    }
  }
}
