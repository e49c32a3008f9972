package dev.hasten.agent.catalogue;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import dev.hasten.agent.catalogue.Names.Declared;
import dev.hasten.agent.catalogue.RuleInfo.Grade;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Nobody else sees the buffer: its locks guard nothing. */
final class UnsynchronizedBuffer implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "LST-5",
          "StringBuffer or Vector in a local variable -> unsynchronised",
          "a local StringBuffer, or Vector, that never leaves the method",
          List.of("a thread that the method starts might have used it"),
          Grade.B,
          8);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  private static final Map<String, String> INSTEAD =
      Map.of("StringBuffer", "StringBuilder", "Vector", "ArrayList", "Hashtable", "HashMap");

  private static final Set<String> OLD =
      Set.of(
          "addElement",
          "elementAt",
          "removeElement",
          "removeAllElements",
          "elements",
          "firstElement",
          "lastElement",
          "insertElementAt",
          "removeElementAt",
          "setElementAt",
          "copyInto",
          "capacity",
          "setSize",
          "keys");

  @Override
  public List<Finding> find(RuleContext context) {
    Rewrite rewrite = context.rewrite();
    for (VariableDeclarator variable : context.all(VariableDeclarator.class)) {
      local(context, rewrite, variable);
    }
    for (ObjectCreationExpr creation : context.all(ObjectCreationExpr.class)) {
      boolean chained =
          creation.getType().toString().equals("StringBuffer")
              && creation.getParentNode().orElse(null) instanceof MethodCallExpr
              && endsInString(creation)
              && !isNullable(creation);
      if (chained) {
        rewrite.replace(creation.getType().getName(), "StringBuilder");
      }
    }
    return RuleContext.finding(
        INFO, rewrite, "Only this method uses the buffer: its locks are taken for nothing.");
  }

  private static boolean isNullable(ObjectCreationExpr creation) {
    return creation.getAnonymousClassBody().isPresent();
  }

  /** Whether a chain of appends ends in the text itself. */
  private static boolean endsInString(Expression creation) {
    Node at = creation;
    while (at.getParentNode().orElse(null) instanceof MethodCallExpr call
        && call.getScope().orElse(null) == at) {
      if (Set.of("toString", "length", "substring", "charAt").contains(call.getNameAsString())) {
        return true;
      }
      at = call;
    }
    return at != creation && at instanceof Expression e && Shapes.isStatement(e);
  }

  private static void local(RuleContext context, Rewrite rewrite, VariableDeclarator variable) {
    Node parent = variable.getParentNode().orElse(null);
    Optional<ObjectCreationExpr> creation =
        variable
            .getInitializer()
            .filter(Expression::isObjectCreationExpr)
            .map(Expression::asObjectCreationExpr)
            .filter(c -> c.getAnonymousClassBody().isEmpty());
    if (!(parent instanceof VariableDeclarationExpr declaration)
        || declaration.getVariables().size() != 1
        || creation.isEmpty()
        || !variable.getType().isClassOrInterfaceType()) {
      return;
    }
    ClassOrInterfaceType type = variable.getType().asClassOrInterfaceType();
    ClassOrInterfaceType made = creation.get().getType();
    String old = made.getNameAsString();
    boolean known =
        INSTEAD.containsKey(old)
            && type.getScope().isEmpty()
            && made.getScope().isEmpty()
            && creation.get().getArguments().stream().noneMatch(context.types()::isString)
                | old.equals("StringBuffer");
    boolean interfaceType = !type.getNameAsString().equals(old);
    Declared declared = new Declared(variable, variable.getType(), Names.Kind.LOCAL);
    if (!known
        || interfaceType && old.equals("StringBuffer")
        || !context.names().uses(declared, context.hotspot()).stream()
            .allMatch(use -> staysHere(context, use, old))) {
      return;
    }
    String instead =
        old.equals("StringBuffer")
            ? "StringBuilder"
            : rewrite.type("java.util." + INSTEAD.get(old));
    if (!interfaceType) {
      rewrite.replace(type.getName(), instead);
    }
    rewrite.replace(made.getName(), instead);
  }

  private static boolean staysHere(RuleContext context, Expression use, String old) {
    Node parent = use.getParentNode().orElse(null);
    if (parent instanceof MethodCallExpr call && call.getScope().orElse(null) == use) {
      boolean self =
          old.equals("StringBuffer")
              && Set.of("append", "insert", "reverse", "delete", "deleteCharAt", "replace")
                  .contains(call.getNameAsString());
      boolean ends = !self || Shapes.isStatement(call) || endsInString(use);
      return ends && !OLD.contains(call.getNameAsString());
    }
    if (parent instanceof MethodCallExpr call) {
      // The text goes on, not the buffer.
      return old.equals("StringBuffer")
          && (Shapes.isCall(call, "append", 1)
              || Shapes.isCall(call, "valueOf", 1)
              || Shapes.isCall(call, "println", 1));
    }
    if (parent instanceof ForEachStmt loop) {
      return loop.getIterable() == use;
    }
    return parent instanceof BinaryExpr sum && sum.getOperator() == BinaryExpr.Operator.PLUS;
  }
}
