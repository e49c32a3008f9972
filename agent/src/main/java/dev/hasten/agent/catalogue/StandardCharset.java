package dev.hasten.agent.catalogue;

import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.stmt.TryStmt;
import dev.hasten.agent.catalogue.RuleInfo.Grade;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A charset that every platform has is looked up by its name. */
final class StandardCharset implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "STR-15",
          "charset by name -> StandardCharsets",
          "Charset.forName, getBytes or new String with the name of a standard charset",
          List.of(),
          Grade.A,
          8);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  private static final Map<String, String> STANDARD =
      Map.of(
          "UTF-8", "UTF_8",
          "UTF8", "UTF_8",
          "US-ASCII", "US_ASCII",
          "ASCII", "US_ASCII",
          "ISO-8859-1", "ISO_8859_1",
          "UTF-16", "UTF_16",
          "UTF-16BE", "UTF_16BE",
          "UTF-16LE", "UTF_16LE");

  @Override
  public List<Finding> find(RuleContext context) {
    Rewrite rewrite = context.rewrite();
    for (MethodCallExpr call : context.all(MethodCallExpr.class)) {
      boolean lookup =
          Shapes.isStaticCall(call, "java.nio.charset.Charset", "forName", context.names());
      boolean bytes =
          Shapes.isCall(call, "getBytes", 1)
              && call.getScope().filter(context.types()::isString).isPresent()
              && call.findAncestor(TryStmt.class).isEmpty();
      if (lookup || bytes) {
        Optional<String> constant =
            Shapes.constant(call.getArgument(0), context.names())
                .map(name -> STANDARD.get(name.toUpperCase(java.util.Locale.ROOT)));
        if (constant.isPresent()) {
          String type = rewrite.type("java.nio.charset.StandardCharsets");
          rewrite.replace(lookup ? call : call.getArgument(0), type + "." + constant.get());
        }
      }
    }
    return RuleContext.finding(INFO, rewrite, "The charset is at hand: no look-up by its name.");
  }
}
