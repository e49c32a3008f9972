package dev.hasten.agent.catalogue;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import dev.hasten.agent.catalogue.RuleInfo.Grade;
import java.util.List;
import java.util.Optional;

/** A search for one character needs no string. */
final class SingleCharacter implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "STR-3",
          "one-character string -> char",
          "indexOf, lastIndexOf, contains, startsWith, endsWith or equals with a string of one character",
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
    for (MethodCallExpr call : context.all(MethodCallExpr.class)) {
      Optional<Expression> scope = call.getScope();
      if (call.getArguments().isEmpty() || scope.filter(context.types()::isString).isEmpty()) {
        continue;
      }
      Optional<String> character = character(context, call.getArgument(0));
      if (character.isEmpty()) {
        continue;
      }
      switch (call.getNameAsString()) {
        case "indexOf", "lastIndexOf" -> rewrite.replace(call.getArgument(0), character.get());
        case "contains" -> {
          if (Shapes.isPrimary(scope.get()) && isCondition(call)) {
            rewrite.replace(call.getName(), "indexOf");
            rewrite.replace(call.getArgument(0), character.get());
            boolean negated = call.getParentNode().orElse(null) instanceof UnaryExpr;
            rewrite.insert(context.source().end(call), negated ? " < 0" : " >= 0");
            if (negated) {
              Node not = call.getParentNode().orElseThrow();
              rewrite.replace(context.source().start(not), context.source().start(call), "");
            }
          }
        }
        default -> {
          // other methods have no variant for characters
        }
      }
    }
    return RuleContext.finding(
        INFO, rewrite, "A search for a character needs neither a string nor a search for one.");
  }

  /** Where a comparison can take the call's place without parentheses. */
  private static boolean isCondition(MethodCallExpr call) {
    Node parent = call.getParentNode().orElse(null);
    if (parent instanceof UnaryExpr not) {
      parent = not.getParentNode().orElse(null);
      if (not.getOperator() != UnaryExpr.Operator.LOGICAL_COMPLEMENT) {
        return false;
      }
    }
    return parent instanceof IfStmt
        || parent instanceof ReturnStmt
        || parent instanceof WhileStmt
        || parent instanceof BinaryExpr and
            && (and.getOperator() == BinaryExpr.Operator.AND
                || and.getOperator() == BinaryExpr.Operator.OR);
  }

  private static Optional<String> character(RuleContext context, Expression argument) {
    Expression e = Shapes.bare(argument);
    SourceText source = context.source();
    if (e.isStringLiteralExpr() && e.asStringLiteralExpr().asString().length() == 1) {
      return Optional.of(Shapes.quote(e.asStringLiteralExpr().asString().charAt(0)));
    }
    boolean made =
        Shapes.isStaticCall(e, "java.lang.String", "valueOf", context.names())
            || Shapes.isStaticCall(e, "java.lang.Character", "toString", context.names());
    if (made
        && e.asMethodCallExpr().getArguments().size() == 1
        && context.types().is(e.asMethodCallExpr().getArgument(0), "char")) {
      return Optional.of(source.of(e.asMethodCallExpr().getArgument(0)));
    }
    return Optional.empty();
  }
}
