package dev.hasten.agent.catalogue;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import dev.hasten.agent.catalogue.RuleInfo.Grade;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An object that is the same on every call, and never changes, is made once. */
final class ConstantObject implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "LOP-12",
          "immutable object made of literals -> static final",
          "BigDecimal, BigInteger, DateTimeFormatter, Charset, Locale or Duration made of literals",
          List.of(
              "the default locale, where it changes later",
              "a literal that is refused: the class itself fails then"),
          Grade.B,
          8);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  private static final Map<String, Set<String>> FACTORIES =
      Map.of(
          "java.math.BigDecimal", Set.of("valueOf"),
          "java.math.BigInteger", Set.of("valueOf"),
          "java.time.format.DateTimeFormatter", Set.of("ofPattern"),
          "java.nio.charset.Charset", Set.of("forName"),
          "java.util.Locale", Set.of("forLanguageTag"),
          "java.time.Duration", Set.of("ofMillis", "ofSeconds", "ofMinutes", "ofHours", "ofDays"));

  private static final Set<String> MADE =
      Set.of("java.math.BigDecimal", "java.math.BigInteger", "java.util.Locale");

  @Override
  public List<Finding> find(RuleContext context) {
    Rewrite rewrite = context.rewrite();
    if (!rewrite.canHoldConstants()) {
      return List.of();
    }
    for (Expression e : context.all(Expression.class)) {
      boolean inner = e.getParentNode().filter(p -> isConstant(context, p)).isPresent();
      if (isConstant(context, e) && !inner && e.findAncestor(FieldDeclaration.class).isEmpty()) {
        String type = type(context, e).orElseThrow();
        String simple = rewrite.type(type);
        String wish =
            simple.substring(simple.lastIndexOf('.') + 1).replaceAll("([a-z])([A-Z])", "$1_$2");
        rewrite.replace(
            e,
            rewrite.constant(
                wish.toUpperCase(java.util.Locale.ROOT), simple, context.source().of(e)));
      }
    }
    return RuleContext.finding(INFO, rewrite, "The object never changes: one serves all calls.");
  }

  private static boolean isConstant(RuleContext context, Node node) {
    return node instanceof Expression e
        && type(context, e).isPresent()
        && e.getChildNodes().size() > 1
        && arguments(e).stream().allMatch(a -> a.isLiteralExpr() && !a.isNullLiteralExpr())
        && !arguments(e).isEmpty();
  }

  private static List<Expression> arguments(Expression e) {
    return e instanceof MethodCallExpr call
        ? call.getArguments()
        : ((ObjectCreationExpr) e).getArguments();
  }

  private static Optional<String> type(RuleContext context, Expression e) {
    if (e instanceof ObjectCreationExpr creation) {
      return context
          .types()
          .name(creation)
          .filter(MADE::contains)
          .filter(t -> creation.getAnonymousClassBody().isEmpty());
    }
    return FACTORIES.entrySet().stream()
        .filter(f -> e instanceof MethodCallExpr c && f.getValue().contains(c.getNameAsString()))
        .filter(
            f ->
                Shapes.isStaticCall(
                    e, f.getKey(), e.asMethodCallExpr().getNameAsString(), context.names()))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
