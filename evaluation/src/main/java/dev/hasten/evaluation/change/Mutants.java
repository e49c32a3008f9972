package dev.hasten.evaluation.change;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.LongLiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The mutation operators of PIT's default and stronger groups, on the syntax tree: the names are
 * theirs, from https://pitest.org/quickstart/mutators/. Not all of what comes out compiles.
 */
public final class Mutants {
  private static final Map<BinaryExpr.Operator, String> BOUNDARY =
      Map.of(
          BinaryExpr.Operator.LESS, "<=",
          BinaryExpr.Operator.LESS_EQUALS, "<",
          BinaryExpr.Operator.GREATER, ">=",
          BinaryExpr.Operator.GREATER_EQUALS, ">");
  private static final Map<BinaryExpr.Operator, String> NEGATED =
      Map.of(
          BinaryExpr.Operator.EQUALS, "!=",
          BinaryExpr.Operator.NOT_EQUALS, "==",
          BinaryExpr.Operator.LESS, ">=",
          BinaryExpr.Operator.LESS_EQUALS, ">",
          BinaryExpr.Operator.GREATER, "<=",
          BinaryExpr.Operator.GREATER_EQUALS, "<");
  private static final Map<BinaryExpr.Operator, String> MATH =
      Map.ofEntries(
          Map.entry(BinaryExpr.Operator.PLUS, "-"),
          Map.entry(BinaryExpr.Operator.MINUS, "+"),
          Map.entry(BinaryExpr.Operator.MULTIPLY, "/"),
          Map.entry(BinaryExpr.Operator.DIVIDE, "*"),
          Map.entry(BinaryExpr.Operator.REMAINDER, "*"),
          Map.entry(BinaryExpr.Operator.BINARY_AND, "|"),
          Map.entry(BinaryExpr.Operator.BINARY_OR, "&"),
          Map.entry(BinaryExpr.Operator.XOR, "&"),
          Map.entry(BinaryExpr.Operator.LEFT_SHIFT, ">>"),
          Map.entry(BinaryExpr.Operator.SIGNED_RIGHT_SHIFT, "<<"),
          Map.entry(BinaryExpr.Operator.UNSIGNED_RIGHT_SHIFT, "<<"));
  private static final Map<AssignExpr.Operator, String> MATH_ASSIGNED =
      Map.of(
          AssignExpr.Operator.PLUS, "-=",
          AssignExpr.Operator.MINUS, "+=",
          AssignExpr.Operator.MULTIPLY, "/=",
          AssignExpr.Operator.DIVIDE, "*=",
          AssignExpr.Operator.BINARY_AND, "|=",
          AssignExpr.Operator.BINARY_OR, "&=",
          AssignExpr.Operator.XOR, "&=");

  private final Unit unit;
  private final List<Mutation> found = new ArrayList<>();

  private Mutants(Unit unit) {
    this.unit = unit;
  }

  /** All of them in one declaration. */
  public static List<Mutation> of(Unit unit, CallableDeclaration<?> declaration) {
    Mutants mutants = new Mutants(unit);
    Unit.walkOwn(declaration, node -> mutants.visit(node, declaration));
    return mutants.found;
  }

  private void visit(Node node, CallableDeclaration<?> declaration) {
    if (node instanceof BinaryExpr binary) {
      binary(binary);
    } else if (node instanceof UnaryExpr unary) {
      unary(unary);
    } else if (node instanceof AssignExpr assignment) {
      assigned(assignment);
    } else if (node instanceof IfStmt choice) {
      found.add(unit.replace("remove-conditionals", choice.getCondition(), "true"));
      found.add(unit.replace("remove-conditionals", choice.getCondition(), "false"));
    } else if (node instanceof IntegerLiteralExpr || node instanceof LongLiteralExpr) {
      literal((Expression) node);
    } else if (node instanceof BooleanLiteralExpr truth) {
      found.add(unit.replace("inline-constants", truth, String.valueOf(!truth.getValue())));
    } else if (node instanceof ExpressionStmt statement
        && statement.getExpression() instanceof MethodCallExpr) {
      found.add(unit.replace("void-method-calls", statement, ";"));
    } else if (node instanceof MethodCallExpr call) {
      call(call);
    } else if (node instanceof ReturnStmt end && declaration instanceof MethodDeclaration method) {
      end.getExpression().ifPresent(value -> returned(value, method.getType()));
    }
  }

  private void binary(BinaryExpr binary) {
    replaced("conditionals-boundary", binary, BOUNDARY.get(binary.getOperator()));
    replaced("negate-conditionals", binary, NEGATED.get(binary.getOperator()));
    replaced("math", binary, MATH.get(binary.getOperator()));
  }

  private void replaced(
      String operator, BinaryExpr binary, @org.jspecify.annotations.Nullable String by) {
    if (by != null) {
      String left = unit.text(binary.getLeft());
      found.add(
          unit.replace(operator, binary, left + " " + by + " " + unit.text(binary.getRight())));
    }
  }

  private void unary(UnaryExpr unary) {
    String operand = unit.text(unary.getExpression());
    switch (unary.getOperator()) {
      case POSTFIX_INCREMENT -> found.add(unit.replace("increments", unary, operand + "--"));
      case POSTFIX_DECREMENT -> found.add(unit.replace("increments", unary, operand + "++"));
      case PREFIX_INCREMENT -> found.add(unit.replace("increments", unary, "--" + operand));
      case PREFIX_DECREMENT -> found.add(unit.replace("increments", unary, "++" + operand));
      case MINUS -> found.add(unit.replace("invert-negatives", unary, operand));
      case LOGICAL_COMPLEMENT -> found.add(unit.replace("negate-conditionals", unary, operand));
      default -> {
        // The others have no operator.
      }
    }
  }

  private void assigned(AssignExpr assignment) {
    String by = MATH_ASSIGNED.get(assignment.getOperator());
    if (by != null) {
      String target = unit.text(assignment.getTarget());
      String value = unit.text(assignment.getValue());
      found.add(unit.replace("increments", assignment, target + " " + by + " " + value));
    }
  }

  private void literal(Expression literal) {
    String text = unit.text(literal);
    found.add(unit.replace("inline-constants", literal, "(" + text + " + 1)"));
    found.add(unit.replace("inline-constants", literal, "(" + text + " - 1)"));
  }

  private void call(MethodCallExpr call) {
    call.getScope()
        .ifPresent(scope -> found.add(unit.replace("naked-receiver", call, unit.text(scope))));
    call.getArguments()
        .forEach(a -> found.add(unit.replace("argument-propagation", call, unit.text(a))));
  }

  private void returned(Expression value, Type type) {
    if (type.isPrimitiveType()) {
      if (type.asString().equals("boolean")) {
        found.add(unit.replace("true-returns", value, "true"));
        found.add(unit.replace("false-returns", value, "false"));
      } else {
        found.add(unit.replace("primitive-returns", value, "0"));
      }
      return;
    }
    found.add(unit.replace("null-returns", value, "null"));
    String empty =
        switch (type.asString().replaceAll("<.*", "")) {
          case "String", "CharSequence" -> "\"\"";
          case "List", "Collection", "Iterable" -> "new java.util.ArrayList<>()";
          case "Set" -> "new java.util.HashSet<>()";
          case "Map" -> "new java.util.HashMap<>()";
          case "Integer" -> "Integer.valueOf(0)";
          default -> "";
        };
    if (!empty.isEmpty()) {
      found.add(unit.replace("empty-returns", value, empty));
    }
  }
}
