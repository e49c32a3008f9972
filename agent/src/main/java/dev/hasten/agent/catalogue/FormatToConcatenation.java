package dev.hasten.agent.catalogue;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import dev.hasten.agent.catalogue.RuleInfo.Grade;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A format string that says no more than a sum. */
final class FormatToConcatenation implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "STR-14",
          "String.format with plain placeholders -> concatenation",
          "String.format of a constant with only %s, %d, %c, %x, %% and %02x of bytes",
          List.of(
              "digits of locales that do not use ASCII ones",
              "arguments that implement Formattable"),
          Grade.B,
          8);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Finding> find(RuleContext context) {
    Rewrite rewrite = context.rewrite();
    for (MethodCallExpr call : context.all(MethodCallExpr.class)) {
      if (Shapes.isStaticCall(call, "java.lang.String", "format", context.names())
          && !call.getArguments().isEmpty()) {
        Shapes.constant(call.getArgument(0), context.names())
            .flatMap(format -> concatenated(context, format, call))
            .ifPresent(text -> rewrite.replace(call, text));
      }
    }
    return RuleContext.finding(
        INFO,
        rewrite,
        "The format string is parsed on every call, and its arguments are boxed into an array.");
  }

  private static Optional<String> concatenated(
      RuleContext context, String format, MethodCallExpr call) {
    List<String> parts = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    int next = 1;
    boolean text = false;
    for (int i = 0; i < format.length(); i++) {
      char c = format.charAt(i);
      if (c != '%') {
        literal.append(c);
        continue;
      }
      char kind = ++i < format.length() ? format.charAt(i) : 0;
      if (kind == '%') {
        literal.append(kind);
        continue;
      }
      if (next == call.getArguments().size()) {
        return Optional.empty();
      }
      Expression argument = call.getArgument(next++);
      if (isByte(context, format, i, argument)) {
        parts.add(Shapes.quote(literal.toString()));
        literal.setLength(0);
        String value = context.source().of(argument);
        parts.add("Character.forDigit(" + value + " >> 4 & 0xf, 16)");
        parts.add("Character.forDigit(" + value + " & 0xf, 16)");
        i += 2;
        text = true;
        continue;
      }
      if (!fits(context, kind, argument)) {
        return Optional.empty();
      }
      if (literal.length() > 0 || parts.isEmpty() && !context.types().isString(argument)) {
        parts.add(Shapes.quote(literal.toString()));
        literal.setLength(0);
      }
      parts.add(part(context, kind, argument));
      text = true;
    }
    if (literal.length() > 0) {
      parts.add(Shapes.quote(literal.toString()));
    }
    Node parent = call.getParentNode().orElse(null);
    boolean enclosed =
        parent instanceof BinaryExpr
            || parent instanceof CastExpr
            || parent instanceof MethodCallExpr outer && outer.getScope().orElse(null) == call;
    boolean all = next == call.getArguments().size() && text && parts.size() > 1;
    String sum = String.join(" + ", parts);
    return all ? Optional.of(enclosed ? "(" + sum + ")" : sum) : Optional.empty();
  }

  private static String part(RuleContext context, char kind, Expression argument) {
    if (kind != 'x') {
      return Shapes.primary(context.source(), argument);
    }
    String box = context.types().is(argument, "int") ? "Integer" : "Long";
    return box + ".toHexString(" + context.source().of(argument) + ")";
  }

  /** {@code %02x} of a byte, which has two digits whatever it is. */
  private static boolean isByte(RuleContext context, String format, int at, Expression argument) {
    return format.startsWith("02x", at)
        && Shapes.isSimple(argument)
        && context.types().is(argument, "byte");
  }

  private static boolean fits(RuleContext context, char kind, Expression argument) {
    if (argument.isNullLiteralExpr() || argument.isLambdaExpr()) {
      return false;
    }
    Optional<String> type = context.types().name(argument);
    return switch (kind) {
      case 's' -> type.filter(t -> !t.endsWith("[]") && !t.equals("java.lang.Object")).isPresent();
      case 'd' ->
          type.filter(
                  Set.of("int", "long", "short", "byte", "java.lang.Integer", "java.lang.Long")
                      ::contains)
              .isPresent();
      case 'x' -> type.filter(Set.of("int", "long")::contains).isPresent();
      case 'c' -> type.filter("char"::equals).isPresent();
      default -> false;
    };
  }
}
