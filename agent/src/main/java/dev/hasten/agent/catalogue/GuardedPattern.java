package dev.hasten.agent.catalogue;

import dev.hasten.agent.catalogue.RuleInfo.Grade;
import java.util.List;

/** A replacement is only tried on text that holds what every match contains. */
final class GuardedPattern implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "RGX-2",
          "replacement by regular expression -> only where the text can match",
          "s = s.replaceAll(...) whose every match contains a fixed text",
          List.of(),
          Grade.A,
          8);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Finding> find(RuleContext context) {
    RegexRewrite run = new RegexRewrite(context).run(true);
    return run.guards() == 0
        ? List.of()
        : RuleContext.finding(
            INFO,
            run.rewrite(),
            "A search for a fixed text is far cheaper than a matcher, and most texts do not match.");
  }
}
