package dev.hasten.agent.catalogue;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.stmt.ForEachStmt;
import dev.hasten.agent.catalogue.RuleInfo.Grade;
import java.util.List;
import java.util.Optional;

/** values() copies its array on every call. */
final class EnumValues implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "DAT-5",
          "values() of an enum -> one array kept",
          "values() of an enum whose array is only read",
          List.of(),
          Grade.A,
          8);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Finding> find(RuleContext context) {
    Rewrite rewrite = context.rewrite();
    if (!rewrite.canHoldConstants()) {
      return List.of();
    }
    for (MethodCallExpr call : context.all(MethodCallExpr.class)) {
      if (Shapes.isCall(call, "values", 0) && isOnlyRead(call)) {
        enumOf(context, call)
            .ifPresent(
                type -> {
                  String simple = type.substring(type.lastIndexOf('.') + 1);
                  String wish = simple.replaceAll("([a-z0-9])([A-Z])", "$1_$2") + "_VALUES";
                  rewrite.replace(
                      call,
                      rewrite.constant(
                          wish.toUpperCase(java.util.Locale.ROOT),
                          type + "[]",
                          type + ".values()"));
                });
      }
    }
    return RuleContext.finding(
        INFO, rewrite, "values() makes a new array on every call; one is kept.");
  }

  private static boolean isOnlyRead(MethodCallExpr call) {
    Node parent = call.getParentNode().orElse(null);
    return parent instanceof ForEachStmt loop && loop.getIterable() == call
        || parent instanceof ArrayAccessExpr access
            && access.getName() == call
            && !Names.isWrite(access)
        || parent instanceof FieldAccessExpr field && field.getNameAsString().equals("length");
  }

  /** The enum as written, where it surely is one. */
  private static Optional<String> enumOf(RuleContext context, MethodCallExpr call) {
    if (call.getScope().isEmpty()) {
      return call.findAncestor(com.github.javaparser.ast.body.TypeDeclaration.class)
          .filter(t -> t.isEnumDeclaration())
          .map(t -> t.getNameAsString());
    }
    Expression scope = call.getScope().get();
    boolean type =
        scope.isFieldAccessExpr()
            || scope.isNameExpr() && Character.isUpperCase(scope.toString().charAt(0));
    return type
            && context
                .types()
                .of(call)
                .filter(t -> t.isArray() && t.asArrayType().getComponentType().isReferenceType())
                .flatMap(
                    t -> t.asArrayType().getComponentType().asReferenceType().getTypeDeclaration())
                .filter(d -> d.isEnum())
                .isPresent()
        ? Optional.of(context.source().of(scope))
        : Optional.empty();
  }
}
