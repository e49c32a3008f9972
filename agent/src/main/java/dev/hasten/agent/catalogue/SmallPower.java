package dev.hasten.agent.catalogue;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import dev.hasten.agent.catalogue.RuleInfo.Grade;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A power that a multiplication or two can work out. */
final class SmallPower implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "DAT-6",
          "Math.pow with a small whole exponent -> multiplication",
          "Math.pow(x, 2), and 3 or 4 where the last bit may differ",
          List.of("the last bit of a third or fourth power"),
          Grade.B,
          8);

  private static final Set<String> POWERS =
      Set.of("java.lang.Math", "java.lang.StrictMath", "org.apache.commons.math3.util.FastMath");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Finding> find(RuleContext context) {
    List<Finding> findings = new ArrayList<>();
    findings.addAll(find(context, Map.of("2", 2, "2.0", 2, "2d", 2), Set.of()));
    findings.addAll(
        find(
            context,
            Map.of("2", 2, "2.0", 2, "2d", 2, "3", 3, "3.0", 3, "3d", 3, "4", 4, "4.0", 4),
            Set.copyOf(INFO.hazards())));
    return findings.size() == 2 && findings.get(0).edits().equals(findings.get(1).edits())
        ? findings.subList(0, 1)
        : findings;
  }

  private static List<Finding> find(
      RuleContext context, Map<String, Integer> exponents, Set<String> hazards) {
    Rewrite rewrite = context.rewrite();
    for (MethodCallExpr call : context.all(MethodCallExpr.class)) {
      if (call.getArguments().size() == 2
          && POWERS.stream().anyMatch(t -> Shapes.isStaticCall(call, t, "pow", context.names()))
          && exponents.containsKey(call.getArgument(1).toString())
          && context.types().is(call.getArgument(0), "double")) {
        Expression x = call.getArgument(0);
        String text = Shapes.primary(context.source(), x);
        int n = exponents.get(call.getArgument(1).toString());
        rewrite.replace(
            call,
            Shapes.isSimple(x)
                ? "(" + product(text, n) + ")"
                : rewrite.member("power", power(n)) + "(" + context.source().of(x) + ")");
      }
    }
    return RuleContext.finding(
        INFO, rewrite, "A multiplication is far cheaper than a power.", hazards);
  }

  private static String product(String x, int n) {
    return String.join(" * ", Collections.nCopies(n, x));
  }

  private static String power(int n) {
    return "private static double NAME(double x) {\n  return " + product("x", n) + ";\n}";
  }
}
