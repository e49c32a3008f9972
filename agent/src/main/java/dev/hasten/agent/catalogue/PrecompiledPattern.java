package dev.hasten.agent.catalogue;

import dev.hasten.agent.catalogue.RuleInfo.Grade;
import java.util.List;

/** Constant regular expressions are compiled once, not on every call. */
final class PrecompiledPattern implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "RGX-1",
          "constant regular expression -> static final Pattern",
          "Pattern.compile, matches, replaceAll, replaceFirst or split with a constant expression",
          List.of(),
          Grade.A,
          8);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Finding> find(RuleContext context) {
    RegexRewrite run = new RegexRewrite(context).run(false);
    return run.patterns() == 0
        ? List.of()
        : RuleContext.finding(
            INFO,
            run.rewrite(),
            "A regular expression that never changes is compiled once instead of on every call.");
  }
}
