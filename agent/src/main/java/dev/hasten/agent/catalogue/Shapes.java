package dev.hasten.agent.catalogue;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithBody;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.SwitchEntry;
import com.github.javaparser.ast.stmt.WhileStmt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Questions about the form of a piece of a syntax tree. */
final class Shapes {
  private Shapes() {}

  /** The expression without parentheses around it. */
  static Expression bare(Expression e) {
    return e.isEnclosedExpr() ? bare(e.asEnclosedExpr().getInner()) : e;
  }

  static boolean isCall(@Nullable Node node, String name, int arguments) {
    return node instanceof MethodCallExpr call
        && call.getNameAsString().equals(name)
        && call.getArguments().size() == arguments;
  }

  /** The call's scope where it is a call of that name and number of arguments. */
  static Optional<Expression> scopeOf(Expression e, String name, int arguments) {
    return isCall(bare(e), name, arguments)
        ? bare(e).asMethodCallExpr().getScope()
        : Optional.empty();
  }

  /** Whether the call is {@code Type.name(...)} of a JDK type. */
  static boolean isStaticCall(Node node, String type, String name, Names names) {
    if (!(node instanceof MethodCallExpr call) || !call.getNameAsString().equals(name)) {
      return false;
    }
    String simple = type.substring(type.lastIndexOf('.') + 1);
    return call.getScope()
        .filter(Expression::isNameExpr)
        .filter(s -> s.asNameExpr().getNameAsString().equals(simple))
        .filter(s -> names.declaration(s).isEmpty())
        .flatMap(s -> names.qualify(simple, s))
        .filter(type::equals)
        .isPresent();
  }

  /** Whether evaluating the expression twice is free and cannot differ between two neighbours. */
  static boolean isSimple(Expression expression) {
    Expression e = bare(expression);
    return e.isNameExpr()
        || e.isLiteralExpr()
        || e.isThisExpr()
        || e.isFieldAccessExpr() && isSimple(e.asFieldAccessExpr().getScope());
  }

  /** Whether the expression can stand before a dot without parentheses. */
  static boolean isPrimary(Expression e) {
    return e.isNameExpr()
        || e.isLiteralExpr()
        || e.isThisExpr()
        || e.isSuperExpr()
        || e.isFieldAccessExpr()
        || e.isMethodCallExpr()
        || e.isArrayAccessExpr()
        || e.isEnclosedExpr()
        || e.isObjectCreationExpr();
  }

  static String primary(SourceText source, Expression e) {
    return isPrimary(e) ? source.of(e) : "(" + source.of(e) + ")";
  }

  /** The value of a string built of literals and of constants of the unit. */
  static Optional<String> constant(Expression expression, Names names) {
    Expression e = bare(expression);
    if (e.isStringLiteralExpr()) {
      return Optional.of(e.asStringLiteralExpr().asString());
    }
    if (e.isBinaryExpr() && e.asBinaryExpr().getOperator() == BinaryExpr.Operator.PLUS) {
      return constant(e.asBinaryExpr().getLeft(), names)
          .flatMap(l -> constant(e.asBinaryExpr().getRight(), names).map(r -> l + r));
    }
    if (e.isNameExpr()) {
      return names
          .declaration(e)
          .filter(Names.Declared::isStaticFinal)
          .filter(d -> d.type().asString().equals("String"))
          .flatMap(Names.Declared::initializer)
          .filter(i -> i.isStringLiteralExpr() || i.isBinaryExpr())
          .flatMap(i -> constant(i, names));
    }
    return Optional.empty();
  }

  /** Text of a constant string that may stand in the initializer of any field of the unit. */
  static String constantText(Expression expression, SourceText source, Names names) {
    Expression e = bare(expression);
    if (e.isStringLiteralExpr()) {
      return source.of(e);
    }
    if (e.isNameExpr()) {
      // By its qualified name: a simple one would be an illegal forward reference.
      return names
              .declaration(e)
              .flatMap(d -> d.node().findAncestor(FieldDeclaration.class))
              .flatMap(f -> f.findAncestor(com.github.javaparser.ast.body.TypeDeclaration.class))
              .map(t -> t.getNameAsString())
              .orElseThrow()
          + "."
          + e.asNameExpr().getNameAsString();
    }
    return quote(constant(e, names).orElseThrow());
  }

  /** A Java string literal. */
  static String quote(String value) {
    StringBuilder text = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\'') {
        text.append(c);
      } else {
        text.append(escape(c));
      }
    }
    return text.append('"').toString();
  }

  /** A Java char literal. */
  static String quote(char c) {
    return c == '"' ? "'\"'" : "'" + escape(c) + "'";
  }

  private static String escape(char c) {
    return switch (c) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      case '\b' -> "\\b";
      case '\f' -> "\\f";
      case '"' -> "\\\"";
      case '\'' -> "\\'";
      case '\\' -> "\\\\";
      default -> c < ' ' || c > '~' ? String.format("\\u%04x", (int) c) : String.valueOf(c);
    };
  }

  static boolean isLoop(Node node) {
    return node instanceof ForStmt
        || node instanceof ForEachStmt
        || node instanceof WhileStmt
        || node instanceof DoStmt;
  }

  /** Loops around the node, innermost first, up to the nearest lambda or member. */
  static List<Statement> loopsAround(Node node) {
    List<Statement> loops = new ArrayList<>();
    Node child = node;
    for (Node at = node.getParentNode().orElse(null);
        at != null && !(at instanceof BodyDeclaration<?>) && !(at instanceof LambdaExpr);
        child = at, at = at.getParentNode().orElse(null)) {
      boolean once = at instanceof ForEachStmt each && each.getIterable() == child;
      boolean first =
          at instanceof ForStmt loop && loop.getInitialization().stream().anyMatch(isThis(child));
      if (isLoop(at) && !once && !first) {
        loops.add((Statement) at);
      }
    }
    return loops;
  }

  private static java.util.function.Predicate<Node> isThis(Node node) {
    return other -> other == node;
  }

  static boolean isInLoop(Node node) {
    return !loopsAround(node).isEmpty();
  }

  static Statement body(Statement loop) {
    return ((NodeWithBody<?>) loop).getBody();
  }

  /** Whether a statement can be put before and behind this one. */
  static boolean standsInBlock(Statement statement) {
    Node parent = statement.getParentNode().orElse(null);
    return parent instanceof BlockStmt
        || parent instanceof SwitchEntry entry
            && entry.getType() == SwitchEntry.Type.STATEMENT_GROUP;
  }

  static boolean isInside(Node node, Node scope) {
    for (Node at = node; at != null; at = at.getParentNode().orElse(null)) {
      if (at == scope) {
        return true;
      }
    }
    return false;
  }

  /** Operands of a chain of {@code +}, left to right, without those within parentheses. */
  static List<Expression> operands(Expression e) {
    if (e.isBinaryExpr() && e.asBinaryExpr().getOperator() == BinaryExpr.Operator.PLUS) {
      List<Expression> all = new ArrayList<>(operands(e.asBinaryExpr().getLeft()));
      all.add(e.asBinaryExpr().getRight());
      return all;
    }
    return List.of(e);
  }

  /** The statement that holds the node directly or in one of its expressions. */
  static Optional<Statement> statement(Node node) {
    return node.findAncestor(Statement.class);
  }

  static boolean isStatement(Expression e) {
    return e.getParentNode().orElse(null) instanceof com.github.javaparser.ast.stmt.ExpressionStmt;
  }

  static boolean hasComment(String text) {
    return text.contains("//") || text.contains("/*");
  }
}
