package dev.hasten.agent.catalogue;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.Statement;
import dev.hasten.agent.catalogue.Names.Declared;
import dev.hasten.agent.catalogue.RuleInfo.Grade;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Work that gives the same result in every round is done once. */
final class InvariantCall implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "LOP-1",
          "call whose result cannot change in a loop -> before the loop",
          "length or size in a loop condition, pure calls on strings and numbers that the loop leaves alone",
          List.of("a null text, or an exception of the call, in a loop that makes no round"),
          Grade.B,
          8);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  private static final Set<String> STRING =
      Set.of(
          "toLowerCase",
          "toUpperCase",
          "trim",
          "replace",
          "replaceAll",
          "substring",
          "indexOf",
          "concat");

  private static final Set<String> MATH =
      Set.of("sqrt", "pow", "exp", "log", "log10", "sin", "cos", "tan", "cbrt", "atan2", "hypot");

  private static final Set<String> READS =
      Set.of("size", "get", "isEmpty", "contains", "indexOf", "iterator", "length", "charAt");

  @Override
  public List<Finding> find(RuleContext context) {
    Rewrite rewrite = context.rewrite();
    List<Node> done = new ArrayList<>();
    for (MethodCallExpr call : context.all(MethodCallExpr.class)) {
      if (done.stream().noneMatch(d -> Shapes.isInside(call, d))) {
        pure(context, call)
            .flatMap(
                type ->
                    outermost(context, call).map(loop -> move(context, rewrite, call, loop, type)))
            .ifPresent(done::add);
      }
    }
    for (ForStmt loop : context.all(ForStmt.class)) {
      bound(context, rewrite, loop);
    }
    return RuleContext.finding(
        INFO, rewrite, "What stays the same in every round is worked out once.");
  }

  private static Node move(
      RuleContext context, Rewrite rewrite, MethodCallExpr call, Statement loop, String type) {
    String name = rewrite.local(type.equals("String") ? "text" : "fixed");
    rewrite.before(loop, type + " " + name + " = " + context.source().of(call) + ";");
    rewrite.replace(call, name);
    return call;
  }

  /** The type of a call that depends on its operands alone. */
  private static Optional<String> pure(RuleContext context, MethodCallExpr call) {
    boolean math =
        MATH.contains(call.getNameAsString())
            && Shapes.isStaticCall(call, "java.lang.Math", call.getNameAsString(), context.names());
    if (math) {
      return Optional.of("double");
    }
    boolean text =
        STRING.contains(call.getNameAsString())
            && call.getScope().filter(context.types()::isString).isPresent();
    return text
        ? Optional.of(call.getNameAsString().equals("indexOf") ? "int" : "String")
        : Optional.empty();
  }

  /** The outermost loop that changes none of the call's operands. */
  private static Optional<Statement> outermost(RuleContext context, MethodCallExpr call) {
    Statement found = null;
    for (Statement loop : Shapes.loopsAround(call)) {
      if (!isInvariant(context, call, loop)) {
        break;
      }
      found = loop;
    }
    return Optional.ofNullable(found).filter(Shapes::standsInBlock);
  }

  private static boolean isInvariant(RuleContext context, MethodCallExpr call, Statement loop) {
    for (Expression e : call.findAll(Expression.class)) {
      boolean harmless =
          e == call
              || e.isLiteralExpr()
              || e.isBinaryExpr()
              || e.isEnclosedExpr()
              || e.isUnaryExpr() && !Names.isWrite(e.asUnaryExpr().getExpression())
              || e.isNameExpr() && (isMath(e) || stays(context, e, loop))
              || e.isMethodCallExpr() && pure(context, e.asMethodCallExpr()).isPresent();
      if (!harmless) {
        return false;
      }
    }
    return true;
  }

  private static boolean isMath(Expression e) {
    return e.asNameExpr().getNameAsString().equals("Math");
  }

  /** Whether the name is a local of an immutable type that the loop does not assign. */
  private static boolean stays(RuleContext context, Expression name, Statement loop) {
    return context
        .names()
        .declaration(name)
        .filter(d -> d.kind() != Names.Kind.FIELD || d.isStaticFinal())
        .filter(d -> !Shapes.isInside(d.node(), loop))
        .filter(d -> d.type().isPrimitiveType() || d.type().asString().equals("String"))
        .filter(d -> !context.names().isWritten(d, loop))
        .isPresent();
  }

  /** {@code i < x.size()} where the loop only reads x. */
  private static void bound(RuleContext context, Rewrite rewrite, ForStmt loop) {
    if (!(loop.getCompare().orElse(null) instanceof BinaryExpr test)
        || loop.getInitialization().size() != 1
        || !loop.getInitialization().get(0).isVariableDeclarationExpr()) {
      return;
    }
    VariableDeclarationExpr counter = loop.getInitialization().get(0).asVariableDeclarationExpr();
    Expression right = test.getRight();
    Optional<Expression> scope =
        Shapes.scopeOf(right, "size", 0)
            .filter(s -> isJdkCollection(context, s))
            .or(() -> Shapes.scopeOf(right, "length", 0).filter(s -> isText(context, s)))
            .filter(Expression::isNameExpr);
    Optional<Declared> declared = scope.flatMap(context.names()::declaration);
    if (declared.isEmpty()
        || declared.get().kind() == Names.Kind.FIELD
        || !counter.getElementType().asString().equals("int")
        || Shapes.isInside(declared.get().node(), loop)
        || !context.names().uses(declared.get(), loop).stream().allMatch(InvariantCall::isRead)) {
      return;
    }
    String name = rewrite.local(Names.nameOf(declared.get()) + "Size");
    rewrite.insert(context.source().end(counter), ", " + name + " = " + context.source().of(right));
    rewrite.replace(right, name);
  }

  private static boolean isJdkCollection(RuleContext context, Expression e) {
    return context.types().name(e).filter(n -> Jdk.isA(n, "java.util.Collection")).isPresent();
  }

  private static boolean isText(RuleContext context, Expression e) {
    return context
        .types()
        .name(e)
        .filter(Set.of("java.lang.String", "java.lang.CharSequence")::contains)
        .isPresent();
  }

  private static boolean isRead(Expression use) {
    return use.getParentNode().orElse(null) instanceof MethodCallExpr call
        && call.getScope().orElse(null) == use
        && READS.contains(call.getNameAsString());
  }
}
