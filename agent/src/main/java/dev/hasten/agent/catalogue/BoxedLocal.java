package dev.hasten.agent.catalogue;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.ReturnStmt;
import dev.hasten.agent.catalogue.Names.Declared;
import dev.hasten.agent.catalogue.RuleInfo.Grade;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A number that is boxed and unboxed on every use. */
final class BoxedLocal implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "BOX-3",
          "boxed local number -> primitive",
          "a local Integer, Long or Double that only takes numbers and is counted with in a loop",
          List.of("identity comparisons of boxed values"),
          Grade.B,
          8);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  private static final Map<String, String> PRIMITIVE =
      Map.of(
          "Integer", "int", "Long", "long", "Double", "double", "Float", "float", "Boolean",
          "boolean");

  @Override
  public List<Finding> find(RuleContext context) {
    Rewrite rewrite = context.rewrite();
    for (VariableDeclarationExpr declaration : context.all(VariableDeclarationExpr.class)) {
      String primitive =
          declaration.getVariables().size() == 1
              ? PRIMITIVE.get(declaration.getElementType().asString())
              : null;
      VariableDeclarator variable = declaration.getVariable(0);
      boolean array = variable.getType().isArrayType();
      if (primitive != null && !array && fits(context, variable, primitive)) {
        rewrite.replace(variable.getType(), primitive);
      }
    }
    return RuleContext.finding(
        INFO, rewrite, "The number is kept as it is: no box on each assignment.");
  }

  private static boolean fits(RuleContext context, VariableDeclarator variable, String primitive) {
    Declared declared = new Declared(variable, variable.getType(), Names.Kind.LOCAL);
    List<Expression> uses = context.names().uses(declared, context.hotspot());
    boolean counted = uses.stream().anyMatch(u -> Names.isWrite(u) && Shapes.isInLoop(u));
    return counted
        && variable.getInitializer().filter(e -> isNumber(context, e, primitive)).isPresent()
        && uses.stream().allMatch(u -> isHarmless(context, u, primitive));
  }

  private static boolean isNumber(RuleContext context, Expression e, String primitive) {
    return context.types().name(e).filter(primitive::equals).isPresent();
  }

  private static boolean isHarmless(RuleContext context, Expression use, String primitive) {
    Node parent = use.getParentNode().orElse(null);
    if (parent instanceof AssignExpr assign && assign.getTarget() == use) {
      return assign.getOperator() != AssignExpr.Operator.ASSIGN
          || isNumber(context, assign.getValue(), primitive)
          || isArithmetic(assign.getValue());
    }
    if (parent instanceof BinaryExpr test
        && (test.getOperator() == BinaryExpr.Operator.EQUALS
            || test.getOperator() == BinaryExpr.Operator.NOT_EQUALS)) {
      return test.getLeft() != use
          ? context.types().isPrimitive(test.getLeft())
          : context.types().isPrimitive(test.getRight());
    }
    return parent instanceof BinaryExpr
        || parent instanceof UnaryExpr
        || parent instanceof ArrayAccessExpr
        || parent instanceof ReturnStmt
        || parent instanceof MethodCallExpr call
            && call.getScope().orElse(null) != use
            && Set.of("put", "add", "append", "println", "valueOf").contains(call.getNameAsString())
            && call.getArgument(call.getArguments().size() - 1) == use;
  }

  private static boolean isArithmetic(Expression e) {
    return Shapes.bare(e) instanceof BinaryExpr b
        && Set.of(BinaryExpr.Operator.PLUS, BinaryExpr.Operator.MINUS, BinaryExpr.Operator.MULTIPLY)
            .contains(b.getOperator());
  }
}
