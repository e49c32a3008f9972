package dev.hasten.evaluation.change;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.SuperExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Rewrites that keep what a method does but not its byte code. Each is safe by its shape alone; a
 * rewrite that a gate rejects for its behaviour is a false rejection.
 */
public final class Preserving {
  /** Those that change a private field, a collection's type, or bring a class. */
  public static final Set<String> STRUCTURAL =
      Set.of("renamed-field", "added-field", "other-collection", "extracted-class");

  private static final Map<String, String> OTHER_TYPE =
      Map.of(
          "ArrayList", "java.util.LinkedList",
          "LinkedList", "java.util.ArrayList",
          "HashMap", "java.util.LinkedHashMap",
          "HashSet", "java.util.LinkedHashSet",
          "StringBuilder", "StringBuffer",
          "StringBuffer", "StringBuilder");
  private static final Set<String> UNORDERED_SAFE =
      Set.of(
          "add",
          "put",
          "get",
          "contains",
          "containsKey",
          "size",
          "isEmpty",
          "clear",
          "append",
          "toString",
          "length",
          "charAt",
          "addAll",
          "set",
          "setLength",
          "remove");

  private final Unit unit;
  private final CallableDeclaration<?> declaration;
  private final List<Mutation> found = new ArrayList<>();

  private Preserving(Unit unit, CallableDeclaration<?> declaration) {
    this.unit = unit;
    this.declaration = declaration;
  }

  /** All that are safe in and around one declaration. */
  public static List<Mutation> of(Unit unit, CallableDeclaration<?> declaration) {
    Preserving rewrites = new Preserving(unit, declaration);
    declaration.walk(rewrites::visit);
    rewrites.extracted();
    rewrites.fields();
    return rewrites.found;
  }

  private void visit(Node node) {
    if (node instanceof IfStmt choice) {
      choice(choice);
    } else if (node instanceof ReturnStmt end) {
      returned(end);
    } else if (node instanceof BinaryExpr binary) {
      binary(binary);
    } else if (node instanceof BlockStmt block) {
      reordered(block);
    } else if (node instanceof VariableDeclarationExpr variables) {
      variables.getVariables().forEach(this::collection);
    }
  }

  private void choice(IfStmt choice) {
    String condition = unit.text(choice.getCondition());
    boolean plainElse =
        choice.getElseStmt().filter(e -> e instanceof BlockStmt).isPresent()
            && choice.getThenStmt() instanceof BlockStmt;
    if (plainElse) {
      String swapped =
          "if (!("
              + condition
              + ")) "
              + unit.text(choice.getElseStmt().orElseThrow())
              + " else "
              + unit.text(choice.getThenStmt());
      found.add(unit.replace("inverted-if", choice, swapped));
    }
    boolean inBlock = choice.getParentNode().filter(p -> p instanceof BlockStmt).isPresent();
    if (inBlock && choice.getElseStmt().isEmpty()) {
      String named =
          "final boolean hastenHolds = "
              + condition
              + "; if (hastenHolds) "
              + unit.text(choice.getThenStmt());
      found.add(unit.replace("introduced-local", choice, "{ " + named + " }"));
    }
  }

  private void returned(ReturnStmt end) {
    if (declaration instanceof MethodDeclaration method && insideOwnBody(end)) {
      end.getExpression()
          .filter(value -> !value.isNullLiteralExpr())
          .ifPresent(
              value ->
                  found.add(
                      unit.replace(
                          "introduced-result",
                          end,
                          "{ final "
                              + unit.text(method.getType())
                              + " hastenResult = "
                              + unit.text(value)
                              + "; return hastenResult; }")));
    }
  }

  /** Not in a lambda or a local class, where a return has another type. */
  private boolean insideOwnBody(Node node) {
    Optional<Node> up = node.getParentNode();
    while (up.isPresent() && up.get() != declaration) {
      if (!(up.get() instanceof Statement)
          && !(up.get() instanceof com.github.javaparser.ast.stmt.SwitchEntry)
          && !(up.get() instanceof com.github.javaparser.ast.stmt.CatchClause)) {
        return false;
      }
      up = up.get().getParentNode();
    }
    return up.isPresent();
  }

  private void binary(BinaryExpr binary) {
    Expression left = binary.getLeft();
    Expression right = binary.getRight();
    boolean equality =
        binary.getOperator() == BinaryExpr.Operator.EQUALS
            || binary.getOperator() == BinaryExpr.Operator.NOT_EQUALS;
    String operator = " " + binary.getOperator().asString() + " ";
    if (equality && right instanceof NullLiteralExpr && left instanceof NameExpr) {
      found.add(unit.replace("null-first", binary, "null" + operator + unit.text(left)));
    }
    Map<BinaryExpr.Operator, String> mirrored =
        Map.of(
            BinaryExpr.Operator.LESS, ">",
            BinaryExpr.Operator.GREATER, "<",
            BinaryExpr.Operator.LESS_EQUALS, ">=",
            BinaryExpr.Operator.GREATER_EQUALS, "<=");
    String mirror = mirrored.get(binary.getOperator());
    if (mirror != null && isStill(left) && isStill(right)) {
      found.add(
          unit.replace(
              "mirrored-comparison",
              binary,
              unit.text(right) + " " + mirror + " " + unit.text(left)));
    }
    boolean commutes =
        binary.getOperator() == BinaryExpr.Operator.MULTIPLY
            || binary.getOperator() == BinaryExpr.Operator.BINARY_AND
            || binary.getOperator() == BinaryExpr.Operator.BINARY_OR;
    if (commutes && isStill(left) && isStill(right)) {
      found.add(
          unit.replace("commuted-operands", binary, unit.text(right) + operator + unit.text(left)));
    }
  }

  /** Whether evaluating it earlier or later makes no difference. */
  private static boolean isStill(Expression expression) {
    return expression instanceof NameExpr || expression.isLiteralExpr();
  }

  private void reordered(BlockStmt block) {
    List<Statement> statements = block.getStatements();
    for (int i = 1; i < statements.size(); i++) {
      if (isStillDeclaration(statements.get(i - 1)) && isStillDeclaration(statements.get(i))) {
        String first = names(statements.get(i - 1)).iterator().next();
        boolean used =
            statements.get(i).findAll(NameExpr.class).stream()
                .anyMatch(n -> n.getNameAsString().equals(first));
        if (!used) {
          found.add(
              unit.exchange("reordered-statements", statements.get(i - 1), statements.get(i)));
        }
      }
    }
  }

  private static boolean isStillDeclaration(Statement statement) {
    return statement instanceof ExpressionStmt simple
        && simple.getExpression() instanceof VariableDeclarationExpr variables
        && variables.getVariables().size() == 1
        && variables.getVariable(0).getInitializer().filter(Preserving::isStill).isPresent();
  }

  private static Set<String> names(Statement statement) {
    return statement.findAll(VariableDeclarator.class).stream()
        .map(VariableDeclarator::getNameAsString)
        .collect(Collectors.toSet());
  }

  /** A local of an interface's type that never leaves the method may be of another class. */
  private void collection(VariableDeclarator variable) {
    if (!(variable.getInitializer().orElse(null) instanceof ObjectCreationExpr made)
        || !made.getArguments().stream().allMatch(a -> a.isIntegerLiteralExpr())) {
      return;
    }
    String own = made.getType().getNameAsString();
    String other = OTHER_TYPE.get(own);
    String name = variable.getNameAsString();
    if (other == null || !staysInside(declaration, name, own.startsWith("Hash"))) {
      return;
    }
    boolean text = own.startsWith("String");
    if (!text && variable.getType().asString().startsWith(own)) {
      return;
    }
    String arguments = made.getType().getTypeArguments().isPresent() ? "<>" : "";
    String by = "new " + other + arguments + "()";
    List<Mutation.Splice> splices = new ArrayList<>();
    splices.add(new Mutation.Splice(unit.start(made), unit.end(made), by));
    if (text) {
      splices.add(
          new Mutation.Splice(unit.start(variable.getType()), unit.end(variable.getType()), other));
    }
    found.add(new Mutation("other-collection", unit.line(made), unit.text(made), by, splices));
  }

  private static boolean staysInside(Node scope, String name, boolean hashed) {
    for (NameExpr use : scope.findAll(NameExpr.class)) {
      if (!use.getNameAsString().equals(name)) {
        continue;
      }
      Node parent = use.getParentNode().orElseThrow();
      boolean asked =
          parent instanceof MethodCallExpr call
              && call.getScope().filter(s -> s == use).isPresent()
              && UNORDERED_SAFE.contains(call.getNameAsString())
              && resultUnused(call);
      boolean walked = !hashed && parent instanceof ForEachStmt loop && loop.getIterable() == use;
      if (!asked && !walked) {
        return false;
      }
    }
    return true;
  }

  /** A builder's own calls hand out the builder. */
  private static boolean resultUnused(MethodCallExpr call) {
    String name = call.getNameAsString();
    return !name.equals("append")
        || call.getParentNode().filter(p -> p instanceof ExpressionStmt).isPresent();
  }

  private void extracted() {
    Optional<ClassOrInterfaceDeclaration> owner =
        declaration.findAncestor(ClassOrInterfaceDeclaration.class);
    if (!(declaration instanceof MethodDeclaration method)
        || owner.isEmpty()
        || owner.get().isInterface()
        || method.getBody().isEmpty()
        || method.isSynchronized()) {
      return;
    }
    BlockStmt body = method.getBody().get();
    boolean leaves =
        !body.findAll(ThisExpr.class).isEmpty() || !body.findAll(SuperExpr.class).isEmpty();
    String type = unit.text(method.getType());
    String generics =
        method.getTypeParameters().isEmpty()
            ? ""
            : "<"
                + method.getTypeParameters().stream()
                    .map(unit::text)
                    .collect(Collectors.joining(", "))
                + "> ";
    String parameters =
        method.getParameters().stream().map(unit::text).collect(Collectors.joining(", "));
    String thrown =
        method.getThrownExceptions().isEmpty()
            ? ""
            : " throws "
                + method.getThrownExceptions().stream()
                    .map(unit::text)
                    .collect(Collectors.joining(", "));
    String arguments =
        method.getParameters().stream()
            .map(Parameter::getNameAsString)
            .collect(Collectors.joining(", "));
    String back = method.getType().isVoidType() ? "" : "return ";
    String still = method.isStatic() ? "static " : "";
    String helper =
        generics + type + " hastenBody(" + parameters + ")" + thrown + " " + unit.text(body);
    found.add(
        extraction(
            "extracted-method",
            body,
            method,
            "{ " + back + "hastenBody(" + arguments + "); }",
            "private " + still + helper));
    if (!leaves && owner.get().isTopLevelType()) {
      String call = method.isStatic() ? "HastenPart." : "new HastenPart().";
      found.add(
          extraction(
              "extracted-class",
              body,
              method,
              "{ " + back + call + "hastenBody(" + arguments + "); }",
              "private " + still + "final class HastenPart { " + still + helper + " }"));
    }
  }

  private Mutation extraction(
      String operator, BlockStmt body, MethodDeclaration method, String by, String member) {
    int end = unit.end(method);
    return new Mutation(
        operator,
        unit.line(method),
        method.getNameAsString(),
        by,
        List.of(
            new Mutation.Splice(end, end, "\n  " + member + "\n"),
            new Mutation.Splice(unit.start(body), unit.end(body), by)));
  }

  private void fields() {
    Optional<ClassOrInterfaceDeclaration> owner =
        declaration.findAncestor(ClassOrInterfaceDeclaration.class);
    boolean serialised = unit.text().contains("Serializable");
    if (owner.isEmpty() || owner.get().isInterface() || serialised) {
      return;
    }
    for (FieldDeclaration field : owner.get().getFields()) {
      if (field.isPrivate() && field.getVariables().size() == 1) {
        renamed(field.getVariable(0));
      }
    }
    if (!declaration.isStatic()
        && declaration instanceof MethodDeclaration method
        && method.getBody().isPresent()
        && owner.get().isTopLevelType()) {
      int inside = unit.start(method.getBody().get()) + 1;
      int before = unit.start(declaration);
      found.add(
          new Mutation(
              "added-field",
              unit.line(method),
              method.getNameAsString(),
              "counts its calls in a private field",
              List.of(
                  new Mutation.Splice(inside, inside, " hastenCalls++; "),
                  new Mutation.Splice(
                      before, before, "private transient int hastenCalls;\n\n  "))));
    }
  }

  /** A private field by another name, where nothing else in the unit has that name. */
  private void renamed(VariableDeclarator field) {
    String name = field.getNameAsString();
    long named =
        unit.tree().findAll(VariableDeclarator.class).stream()
                .filter(v -> v.getNameAsString().equals(name))
                .count()
            + unit.tree().findAll(Parameter.class).stream()
                .filter(p -> p.getNameAsString().equals(name))
                .count();
    if (named != 1) {
      return;
    }
    List<Mutation.Splice> splices = new ArrayList<>();
    String other = name + "Renamed";
    splices.add(splice(field.getName(), other));
    unit.tree().findAll(NameExpr.class).stream()
        .filter(n -> n.getNameAsString().equals(name))
        .forEach(n -> splices.add(splice(n.getName(), other)));
    unit.tree().findAll(FieldAccessExpr.class).stream()
        .filter(a -> a.getNameAsString().equals(name))
        .forEach(a -> splices.add(splice(a.getName(), other)));
    found.add(new Mutation("renamed-field", unit.line(field), name, other, splices));
  }

  private Mutation.Splice splice(Node node, String text) {
    return new Mutation.Splice(unit.start(node), unit.end(node), text);
  }
}
