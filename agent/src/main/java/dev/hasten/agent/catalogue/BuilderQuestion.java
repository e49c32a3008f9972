package dev.hasten.agent.catalogue;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import dev.hasten.agent.catalogue.RuleInfo.Grade;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A question about a builder's text is put to the builder. */
final class BuilderQuestion implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "STR-10",
          "builder.toString() only asked -> builder asked",
          "toString().length(), charAt, indexOf or isEmpty on a StringBuilder or StringBuffer",
          List.of(),
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
    SourceText source = context.source();
    for (MethodCallExpr call : context.all(MethodCallExpr.class)) {
      Optional<Expression> builder =
          call.getScope()
              .flatMap(s -> Shapes.scopeOf(s, "toString", 0))
              .filter(b -> context.types().name(b).filter(BUILDERS::contains).isPresent());
      if (builder.isEmpty()) {
        continue;
      }
      String text = source.of(builder.get());
      switch (call.getNameAsString() + "/" + call.getArguments().size()) {
        case "length/0", "charAt/1", "indexOf/2", "lastIndexOf/2", "substring/1", "substring/2" ->
            keep(context, rewrite, call, builder.get());
        case "indexOf/1", "lastIndexOf/1" -> {
          if (context.types().isString(call.getArgument(0))) {
            keep(context, rewrite, call, builder.get());
          }
        }
        case "isEmpty/0" -> rewrite.replace(call, "(" + text + ".length() == 0)");
        case "equals/1" -> {
          if (call.getArgument(0).isStringLiteralExpr()) {
            rewrite.replace(call, source.of(call.getArgument(0)) + ".contentEquals(" + text + ")");
          }
        }
        default -> {
          // builders have no such method
        }
      }
    }
    return RuleContext.finding(
        INFO, rewrite, "The text is not copied into a string only to be asked about.");
  }

  private static void keep(
      RuleContext context, Rewrite rewrite, MethodCallExpr call, Expression builder) {
    boolean search = call.getNameAsString().endsWith("ndexOf");
    if (!search || context.types().isString(call.getArgument(0))) {
      int end = context.source().end(call.getScope().orElseThrow());
      rewrite.replace(context.source().end(builder), end, "");
    }
  }
}
