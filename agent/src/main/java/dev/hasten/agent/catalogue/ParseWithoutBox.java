package dev.hasten.agent.catalogue;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import dev.hasten.agent.catalogue.RuleInfo.Grade;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A box is made only to be opened. */
final class ParseWithoutBox implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "BOX-2",
          "number boxed to be unboxed -> parsed or used directly",
          "Integer.valueOf(s).intValue(), new Integer(s).intValue(), new Integer(x)",
          List.of("identity of boxes made by a constructor"),
          Grade.A,
          8);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  private static final Map<String, String> PARSE =
      Map.of(
          "Integer.intValue", "Integer.parseInt",
          "Long.longValue", "Long.parseLong",
          "Double.doubleValue", "Double.parseDouble",
          "Float.floatValue", "Float.parseFloat",
          "Boolean.booleanValue", "Boolean.parseBoolean");

  @Override
  public List<Finding> find(RuleContext context) {
    Rewrite rewrite = context.rewrite();
    SourceText source = context.source();
    for (Expression e : context.all(Expression.class)) {
      if (e instanceof MethodCallExpr call
          && call.getArguments().isEmpty()
          && call.getScope().isPresent()) {
        Optional<Expression> value =
            boxed(context, Shapes.bare(call.getScope().get()), call.getNameAsString());
        if (value.isPresent()) {
          String parse =
              PARSE.get(typeOf(Shapes.bare(call.getScope().get())) + "." + call.getNameAsString());
          rewrite.replace(
              call,
              context.types().isString(value.get())
                  ? parse + "(" + source.of(value.get()) + ")"
                  : Shapes.primary(source, value.get()));
        }
      } else if (e instanceof ObjectCreationExpr creation
          && Set.of("Integer", "Long", "Double", "Boolean", "Character", "Byte", "Short")
              .contains(creation.getType().asString())
          && creation.getArguments().size() == 1
          && creation.getAnonymousClassBody().isEmpty()
          && !isOpened(creation)
          && isSame(context, creation)) {
        rewrite.replace(
            source.start(creation),
            source.end(creation.getType()),
            creation.getType().asString() + ".valueOf");
      }
    }
    return RuleContext.finding(
        INFO, rewrite, "The number is used without a box, or with one that is shared.");
  }

  private static boolean isOpened(ObjectCreationExpr creation) {
    return creation.getParentNode().orElse(null) instanceof MethodCallExpr call
        && PARSE.containsKey(creation.getType().asString() + "." + call.getNameAsString());
  }

  /** Whether valueOf of the same argument is the same function. */
  private static boolean isSame(RuleContext context, ObjectCreationExpr creation) {
    Optional<String> type = context.types().name(creation.getArgument(0));
    String primitive =
        Map.of("Integer", "int", "Character", "char")
            .getOrDefault(
                creation.getType().asString(),
                creation.getType().asString().toLowerCase(java.util.Locale.ROOT));
    return type.filter(t -> t.equals(primitive) || t.equals("java.lang.String")).isPresent()
        && !(primitive.equals("char") && type.get().equals("java.lang.String"));
  }

  private static String typeOf(Expression box) {
    return box instanceof ObjectCreationExpr creation
        ? creation.getType().asString()
        : box.asMethodCallExpr().getScope().map(Node::toString).orElse("");
  }

  private static Optional<Expression> boxed(RuleContext context, Expression box, String unbox) {
    boolean made =
        box instanceof ObjectCreationExpr creation && creation.getArguments().size() == 1
            || Shapes.isCall(box, "valueOf", 1);
    if (!made || !PARSE.containsKey(typeOf(box) + "." + unbox)) {
      return Optional.empty();
    }
    Expression value =
        box instanceof ObjectCreationExpr c
            ? c.getArgument(0)
            : box.asMethodCallExpr().getArgument(0);
    String primitive = unbox.substring(0, unbox.length() - "Value".length());
    return Optional.of(value)
        .filter(v -> context.types().isString(v) || context.types().is(v, primitive));
  }
}
