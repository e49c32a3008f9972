package dev.hasten.agent.catalogue;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import dev.hasten.agent.catalogue.RuleInfo.Grade;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Text goes into a builder without a string in between. */
final class BuilderArguments implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "STR-2",
          "intermediate strings of a builder -> direct appends",
          "append, insert or length of a builder through a string that exists for nothing else",
          List.of(
              "append(null) of an object writes the same text, but an argument of type char[] would not: such places are left alone"),
          Grade.A,
          8);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  private static final Set<String> BUILDERS =
      Set.of("java.lang.StringBuilder", "java.lang.StringBuffer");

  @Override
  public List<Finding> find(RuleContext context) {
    Rewrite rewrite = context.rewrite();
    for (MethodCallExpr call : context.all(MethodCallExpr.class)) {
      if (Shapes.isCall(call, "append", 1) && isBuilder(context, call.getScope())) {
        append(context, rewrite, call);
      } else if (Shapes.isCall(call, "length", 0)) {
        call.getScope()
            .flatMap(s -> Shapes.scopeOf(s, "toString", 0))
            .filter(builder -> isBuilder(context, Optional.of(builder)))
            .ifPresent(
                builder -> rewrite.replace(call.getScope().get(), context.source().of(builder)));
      }
    }
    return RuleContext.finding(
        INFO, rewrite, "The builder takes the parts themselves: no intermediate string is made.");
  }

  private static boolean isBuilder(RuleContext context, Optional<Expression> scope) {
    if (scope.isEmpty()) {
      return false;
    }
    Expression first = Shapes.bare(scope.get());
    while (Shapes.isCall(first, "append", 1) && first.asMethodCallExpr().getScope().isPresent()) {
      first = Shapes.bare(first.asMethodCallExpr().getScope().get());
    }
    return context.types().name(first).filter(BUILDERS::contains).isPresent();
  }

  private static void append(RuleContext context, Rewrite rewrite, MethodCallExpr call) {
    SourceText source = context.source();
    Expression argument = Shapes.bare(call.getArgument(0));
    List<Expression> operands = Shapes.operands(argument);
    if (argument.isStringLiteralExpr() && argument.asStringLiteralExpr().asString().length() == 1) {
      rewrite.replace(argument, Shapes.quote(argument.asStringLiteralExpr().asString().charAt(0)));
    } else if (operands.size() > 1 && isText(context, operands)) {
      StringBuilder text = new StringBuilder();
      for (Expression operand : operands) {
        text.append(text.length() == 0 ? "" : ").append(").append(source.of(operand));
      }
      rewrite.replace(call.getArgument(0), text.toString());
    } else if (Shapes.isCall(argument, "substring", 2) && isString(context, argument)) {
      MethodCallExpr cut = argument.asMethodCallExpr();
      rewrite.replace(
          call.getArgument(0),
          source.of(cut.getScope().orElseThrow())
              + ", "
              + source.of(cut.getArgument(0))
              + ", "
              + source.of(cut.getArgument(1)));
    } else if (Shapes.isCall(argument, "valueOf", 1)
        && Shapes.isStaticCall(argument, "java.lang.String", "valueOf", context.names())
        && context.types().isPrimitive(argument.asMethodCallExpr().getArgument(0))) {
      rewrite.replace(call.getArgument(0), source.of(argument.asMethodCallExpr().getArgument(0)));
    }
  }

  private static boolean isString(RuleContext context, Expression call) {
    Expression scope = call.asMethodCallExpr().getScope().orElse(null);
    return scope != null && context.types().isString(scope);
  }

  /** Whether the sum is text from its first or second operand on, all of known harmless types. */
  private static boolean isText(RuleContext context, List<Expression> operands) {
    boolean constant = operands.stream().allMatch(Expression::isLiteralExpr);
    return !constant
        && context.types().isString(operands.get(0))
        && operands.stream()
            .allMatch(
                o ->
                    !o.isNullLiteralExpr()
                        && context.types().name(o).filter(n -> !n.equals("char[]")).isPresent());
  }
}
