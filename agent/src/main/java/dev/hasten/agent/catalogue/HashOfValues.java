package dev.hasten.agent.catalogue;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import dev.hasten.agent.catalogue.RuleInfo.Grade;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A hash of several values needs no array of them. */
final class HashOfValues implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "BOX-7",
          "Objects.hash -> the same sum written out",
          "Objects.hash with one to eight values",
          List.of("a hashCode of one value that changes another of them"),
          Grade.A,
          8);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  private static final Map<String, String> BOXES =
      Map.of(
          "int", "Integer",
          "long", "Long",
          "double", "Double",
          "float", "Float",
          "char", "Character",
          "short", "Short",
          "byte", "Byte",
          "boolean", "Boolean");

  private static final int MOST = 8;

  @Override
  public List<Finding> find(RuleContext context) {
    Rewrite rewrite = context.rewrite();
    for (MethodCallExpr call : context.all(MethodCallExpr.class)) {
      if (Shapes.isStaticCall(call, "java.util.Objects", "hash", context.names())
          && !call.getArguments().isEmpty()
          && call.getArguments().size() <= MOST) {
        sum(context, call).ifPresent(sum -> rewrite.replace(call, sum));
      }
    }
    return RuleContext.finding(
        INFO, rewrite, "No array is made for the values, and no box for a number.");
  }

  /** {@code 31 * (31 * 1 + a) + b}, as {@code Arrays.hashCode} has it. */
  private static Optional<String> sum(RuleContext context, MethodCallExpr call) {
    String sum = "1";
    for (Expression value : call.getArguments()) {
      Optional<String> type = context.types().name(value);
      boolean array = type.filter(t -> t.endsWith("[]")).isPresent();
      if (type.isEmpty() || array && call.getArguments().size() == 1) {
        return Optional.empty();
      }
      String hash =
          BOXES.containsKey(type.get())
              ? BOXES.get(type.get()) + ".hashCode(" + context.source().of(value) + ")"
              : context.source().of(call.getScope().orElseThrow())
                  + ".hashCode("
                  + context.source().of(value)
                  + ")";
      sum = sum.equals("1") ? "31 + " + hash : "31 * (" + sum + ") + " + hash;
    }
    return Optional.of(
        call.getParentNode().orElse(null) instanceof com.github.javaparser.ast.stmt.ReturnStmt
            ? sum
            : "(" + sum + ")");
  }
}
