package dev.hasten.agent.catalogue;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.ArrayInitializerExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.type.Type;
import dev.hasten.agent.catalogue.Names.Declared;
import dev.hasten.agent.catalogue.RuleInfo.Grade;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A value that is the same on every call is made on each of them. */
final class ConstantArray implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "LOP-2",
          "constant made on every call -> static final",
          "an array of literals that is only read, Arrays.asList of literals that is only searched, BigDecimal and BigInteger of literals",
          List.of("an exception of the constant moves to where the class is initialised"),
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
    for (VariableDeclarator variable : context.all(VariableDeclarator.class)) {
      array(context, rewrite, variable);
    }
    for (MethodCallExpr call : context.all(MethodCallExpr.class)) {
      search(context, rewrite, call);
    }
    for (ObjectCreationExpr creation : context.all(ObjectCreationExpr.class)) {
      number(context, rewrite, creation);
    }
    return RuleContext.finding(
        INFO, rewrite, "The constant is made once, when the class is initialised.");
  }

  private static void array(RuleContext context, Rewrite rewrite, VariableDeclarator variable) {
    Optional<ArrayInitializerExpr> values =
        variable
            .getInitializer()
            .flatMap(
                e ->
                    e.isArrayInitializerExpr()
                        ? Optional.of(e.asArrayInitializerExpr())
                        : e.isArrayCreationExpr()
                            ? e.asArrayCreationExpr().getInitializer()
                            : Optional.empty());
    boolean plain =
        values.isPresent()
            && variable.getType().isArrayType()
            && isPlain(variable.getType().asArrayType().getComponentType())
            && !values.get().getValues().isEmpty()
            && values.get().getValues().stream().allMatch(ConstantArray::isLiteral);
    if (!plain
        || !(variable.getParentNode().orElse(null) instanceof VariableDeclarationExpr declaration)
        || declaration.getVariables().size() != 1
        || !(declaration.getParentNode().orElse(null) instanceof ExpressionStmt statement)
        || Shapes.hasComment(context.source().of(statement))) {
      return;
    }
    Declared declared = new Declared(variable, variable.getType(), Names.Kind.LOCAL);
    List<Expression> uses = context.names().uses(declared, context.hotspot());
    if (uses.isEmpty() || !uses.stream().allMatch(ConstantArray::isOnlyRead)) {
      return;
    }
    String type = variable.getType().asString();
    String name =
        rewrite.constant(
            upper(variable.getNameAsString()), type, context.source().of(values.get()));
    rewrite.remove(statement);
    uses.forEach(use -> rewrite.replace(use, name));
  }

  private static boolean isPlain(Type type) {
    return type.isPrimitiveType() || type.asString().equals("String");
  }

  private static boolean isLiteral(Expression e) {
    return e.isLiteralExpr()
        || e.isUnaryExpr() && e.asUnaryExpr().getExpression().isLiteralExpr()
        || e.isCastExpr()
            && e.asCastExpr().getType().isPrimitiveType()
            && isLiteral(e.asCastExpr().getExpression());
  }

  private static boolean isOnlyRead(Expression use) {
    Node parent = use.getParentNode().orElse(null);
    if (parent instanceof ArrayAccessExpr access && access.getName() == use) {
      return !Names.isWrite(access)
          && !(access.getParentNode().orElse(null) instanceof ArrayAccessExpr);
    }
    return parent instanceof ForEachStmt loop && loop.getIterable() == use
        || parent instanceof FieldAccessExpr field && field.getNameAsString().equals("length");
  }

  private static void search(RuleContext context, Rewrite rewrite, MethodCallExpr call) {
    if (!Shapes.isCall(call, "contains", 1)) {
      return;
    }
    Optional<MethodCallExpr> list =
        call.getScope()
            .filter(s -> Shapes.isStaticCall(s, "java.util.Arrays", "asList", context.names()))
            .map(Expression::asMethodCallExpr)
            .filter(l -> l.getArguments().size() > 1)
            .filter(l -> l.getArguments().stream().allMatch(Expression::isStringLiteralExpr));
    if (list.isPresent()) {
      String set = rewrite.type("java.util.Set");
      String made = "new " + rewrite.type("java.util.HashSet") + "<>(";
      String name =
          rewrite.constant("KNOWN", set + "<String>", made + context.source().of(list.get()) + ")");
      rewrite.replace(list.get(), name);
    }
  }

  private static void number(RuleContext context, Rewrite rewrite, ObjectCreationExpr creation) {
    boolean big =
        creation.getArguments().size() == 1
            && creation.getArgument(0).isStringLiteralExpr()
            && creation.getArgument(0).asStringLiteralExpr().asString().matches("-?[0-9]{1,30}")
            && context
                .types()
                .name(creation)
                .filter(Set.of("java.math.BigDecimal", "java.math.BigInteger")::contains)
                .isPresent();
    if (big) {
      String digits = creation.getArgument(0).asStringLiteralExpr().asString();
      String type = creation.getType().asString();
      String name = "NUMBER_" + digits.replace("-", "MINUS_");
      rewrite.replace(creation, rewrite.constant(name, type, context.source().of(creation)));
    }
  }

  private static String upper(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(java.util.Locale.ROOT);
  }
}
