package dev.hasten.evaluation.change;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.CharLiteralExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LiteralStringValueExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.BreakStmt;
import com.github.javaparser.ast.stmt.ContinueStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.ThrowStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import com.github.javaparser.ast.type.PrimitiveType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a person in a hurry, or a model, gets wrong when rewriting a method: off by one at a loop's
 * end, a null check or a copy dropped, arguments swapped, and the like. Not all of it compiles.
 */
public final class Slips {
  private static final Map<String, String> OTHER_EXCEPTION =
      Map.of(
          "IllegalArgumentException", "IllegalStateException",
          "IllegalStateException", "IllegalArgumentException",
          "NullPointerException", "IllegalArgumentException",
          "IndexOutOfBoundsException", "ArrayIndexOutOfBoundsException",
          "NoSuchElementException", "IllegalStateException",
          "UnsupportedOperationException", "IllegalStateException");
  private static final Set<String> COPIES =
      Set.of(
          "clone",
          "copyOf",
          "copyOfRange",
          "unmodifiableList",
          "unmodifiableSet",
          "unmodifiableMap",
          "unmodifiableCollection");
  private static final Set<String> WIDE = Set.of("long", "int", "double");

  private final Unit unit;
  private final List<Mutation> found = new ArrayList<>();

  private Slips(Unit unit) {
    this.unit = unit;
  }

  /** All of them in one declaration. */
  public static List<Mutation> of(Unit unit, CallableDeclaration<?> declaration) {
    Slips slips = new Slips(unit);
    Unit.walkOwn(declaration, node -> slips.visit(node, declaration));
    return slips.found;
  }

  private void visit(Node node, CallableDeclaration<?> declaration) {
    if (node instanceof ForStmt loop) {
      loopEnds(loop);
      leftEarly(loop.getBody());
    } else if (node instanceof ForEachStmt loop) {
      leftEarly(loop.getBody());
    } else if (node instanceof WhileStmt loop) {
      leftEarly(loop.getBody());
    } else if (node instanceof BinaryExpr binary) {
      binary(binary);
    } else if (node instanceof IfStmt choice) {
      choice(choice);
    } else if (node instanceof MethodCallExpr call) {
      call(call);
    } else if (node instanceof ObjectCreationExpr creation) {
      creation(creation);
    } else if (node instanceof LiteralStringValueExpr literal) {
      literal(literal);
    } else if (node instanceof BlockStmt block) {
      order(block, declaration);
    } else if (node instanceof ContinueStmt jump) {
      found.add(unit.replace("wrong-jump", jump, "break;"));
    } else if (node instanceof BreakStmt jump) {
      found.add(unit.replace("wrong-jump", jump, "continue;"));
    } else if (node instanceof AssignExpr assignment) {
      narrowed(assignment.getValue(), "long".equals(typeOf(declaration, assignment.getTarget())));
    } else if (node instanceof VariableDeclarationExpr variables) {
      variables
          .getVariables()
          .forEach(
              v ->
                  v.getInitializer()
                      .ifPresent(i -> narrowed(i, WIDE.contains(v.getType().asString()))));
    } else if (node instanceof ReturnStmt end && declaration instanceof MethodDeclaration method) {
      end.getExpression()
          .ifPresent(value -> narrowed(value, WIDE.contains(method.getType().asString())));
    }
  }

  private static String typeOf(CallableDeclaration<?> declaration, Expression name) {
    return declaration.getParameters().stream()
        .filter(p -> p.getNameAsString().equals(name.toString()))
        .map(p -> p.getType().asString())
        .findFirst()
        .orElse("");
  }

  private void loopEnds(ForStmt loop) {
    if (loop.getCompare().isPresent() && loop.getCompare().get() instanceof BinaryExpr compare) {
      Expression limit = compare.getRight();
      found.add(unit.replace("loop-end", limit, "(" + unit.text(limit) + ") - 1"));
    }
    for (Expression start : loop.getInitialization()) {
      if (start instanceof VariableDeclarationExpr variables) {
        variables
            .getVariables()
            .forEach(
                v ->
                    v.getInitializer()
                        .ifPresent(
                            i -> found.add(unit.replace("loop-start", i, unit.text(i) + " + 1"))));
      }
    }
  }

  private void leftEarly(Statement body) {
    if (body instanceof BlockStmt block && !block.getStatements().isEmpty()) {
      Statement last = block.getStatements().get(block.getStatements().size() - 1);
      found.add(unit.replace("left-early", last, unit.text(last) + " if (true) { break; }"));
    }
  }

  private void binary(BinaryExpr binary) {
    String left = unit.text(binary.getLeft());
    String right = unit.text(binary.getRight());
    switch (binary.getOperator()) {
      case AND -> {
        found.add(unit.replace("wrong-junction", binary, left + " || " + right));
        found.add(unit.replace("dropped-condition", binary, left));
        found.add(unit.replace("dropped-condition", binary, right));
      }
      case OR -> {
        found.add(unit.replace("wrong-junction", binary, left + " && " + right));
        found.add(unit.replace("dropped-condition", binary, left));
        found.add(unit.replace("dropped-condition", binary, right));
      }
      case LESS, GREATER ->
          found.add(unit.replace("wrong-comparison", binary, left + " != " + right));
      case LESS_EQUALS, GREATER_EQUALS ->
          found.add(unit.replace("wrong-comparison", binary, left + " == " + right));
      case EQUALS, NOT_EQUALS -> {
        if (binary.getRight() instanceof NullLiteralExpr) {
          String known = String.valueOf(binary.getOperator() != BinaryExpr.Operator.EQUALS);
          found.add(unit.replace("dropped-null-check", binary, known));
        }
      }
      case MINUS, DIVIDE, REMAINDER ->
          found.add(
              unit.replace(
                  "swapped-operands",
                  binary,
                  "(" + right + ") " + binary.getOperator().asString() + " (" + left + ")"));
      default -> {
        // The others are left to the operators of Mutants.
      }
    }
  }

  private void choice(IfStmt choice) {
    if (choice.getElseStmt().isPresent()) {
      found.add(unit.replace("dropped-else", choice.getElseStmt().get(), "{ }"));
    }
    if (choice.getThenStmt() instanceof BlockStmt block
        && block.getStatements().size() == 1
        && (block.getStatement(0) instanceof ThrowStmt
            || block.getStatement(0) instanceof ReturnStmt)) {
      found.add(unit.replace("dropped-guard", choice.getThenStmt(), "{ }"));
    }
  }

  private void call(MethodCallExpr call) {
    List<Expression> arguments = call.getArguments();
    for (int i = 1; i < arguments.size(); i++) {
      found.add(unit.exchange("swapped-arguments", arguments.get(i - 1), arguments.get(i)));
    }
    if (call.getNameAsString().equals("equals") && arguments.size() == 1) {
      call.getScope()
          .ifPresent(
              scope ->
                  found.add(
                      unit.replace(
                          "identity-for-equals",
                          call,
                          "(" + unit.text(scope) + " == " + unit.text(arguments.get(0)) + ")")));
    }
    if (COPIES.contains(call.getNameAsString())) {
      call.getScope()
          .filter(scope -> arguments.isEmpty())
          .ifPresent(scope -> found.add(unit.replace("missing-copy", call, unit.text(scope))));
      if (!arguments.isEmpty()) {
        found.add(unit.replace("missing-copy", call, unit.text(arguments.get(0))));
      }
    }
    if (call.getNameAsString().equals("substring") || call.getNameAsString().equals("subList")) {
      Expression last = arguments.get(arguments.size() - 1);
      found.add(unit.replace("dropped-end", last, "(" + unit.text(last) + ") - 1"));
    }
  }

  private void creation(ObjectCreationExpr creation) {
    String type = creation.getType().getNameAsString();
    String other = OTHER_EXCEPTION.get(type);
    if (other != null) {
      String by = other.equals("NoSuchElementException") ? "java.util." + other : other;
      found.add(unit.replace("wrong-exception", creation.getType(), by));
    }
    boolean copying =
        creation.getArguments().size() == 1
            && type.matches("(Array|Linked)List|(Linked|Tree)?Hash(Set|Map)|Tree(Set|Map)");
    if (copying) {
      found.add(unit.replace("missing-copy", creation, unit.text(creation.getArgument(0))));
    }
    if (type.equals("LinkedHashMap") || type.equals("LinkedHashSet")) {
      String unordered = "java.util." + type.substring("Linked".length());
      Node name = creation.getType().getName();
      found.add(unit.replace("lost-order", name, unordered));
    }
  }

  private void literal(LiteralStringValueExpr literal) {
    if (literal instanceof StringLiteralExpr text) {
      found.add(unit.replace("wrong-constant", text, "(" + unit.text(text) + " + \"x\")"));
      if (!text.getValue().isEmpty()) {
        found.add(unit.replace("wrong-constant", text, "\"\""));
      }
    } else if (literal instanceof CharLiteralExpr character) {
      found.add(
          unit.replace("wrong-constant", character, "(char) (" + unit.text(character) + " + 1)"));
    }
  }

  private void order(BlockStmt block, CallableDeclaration<?> declaration) {
    List<Statement> statements = block.getStatements();
    for (int i = 1; i < statements.size(); i++) {
      Statement one = statements.get(i - 1);
      Statement other = statements.get(i);
      if (one instanceof ExpressionStmt && other instanceof ExpressionStmt) {
        found.add(unit.exchange("wrong-order", one, other));
      }
    }
    for (Statement statement : statements) {
      if (statement instanceof ExpressionStmt simple
          && (simple.getExpression() instanceof AssignExpr
              || simple.getExpression() instanceof com.github.javaparser.ast.expr.UnaryExpr)) {
        found.add(unit.replace("dropped-statement", statement, ";"));
      }
    }
    if (block.getParentNode().filter(p -> p == declaration).isPresent()) {
      returnsParameter(block, declaration);
    }
  }

  /** A shortcut at the very start: the argument as it came, where the type allows it. */
  private void returnsParameter(BlockStmt body, CallableDeclaration<?> declaration) {
    if (declaration instanceof MethodDeclaration method && !body.getStatements().isEmpty()) {
      Statement first = body.getStatement(0);
      for (Parameter parameter : method.getParameters()) {
        if (parameter.getType().equals(method.getType())) {
          String early = "if (true) { return " + parameter.getNameAsString() + "; } ";
          found.add(unit.replace("early-return", first, early + unit.text(first)));
        }
      }
      if (method.getType().isVoidType()) {
        String early = "if (true) { return; } ";
        found.add(unit.replace("early-return", first, early + unit.text(first)));
      }
    }
  }

  private void narrowed(Expression value, boolean wide) {
    if (!wide || value.isLiteralExpr()) {
      return;
    }
    String text = unit.text(value);
    found.add(unit.replace("narrowing-cast", value, "(short) (" + text + ")"));
    found.add(unit.replace("narrowing-cast", value, "(int) (" + text + ")"));
    if (value instanceof BinaryExpr) {
      PrimitiveType.Primitive narrow = PrimitiveType.Primitive.FLOAT;
      found.add(
          unit.replace("narrowing-cast", value, "(" + narrow.asString() + ") (" + text + ")"));
    }
  }
}
