package dev.hasten.agent.catalogue;

import dev.hasten.agent.catalogue.RuleInfo.Grade;
import java.util.List;

/** replaceAll of a text that is no regular expression. */
final class PlainReplace implements Rule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "STR-13",
          "replaceAll of plain text -> replace",
          "replaceAll whose expression has no special characters and whose replacement is plain",
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
    return run.patterns() > 0
        ? List.of() // the rule for patterns rewrites these places too
        : RuleContext.finding(
            INFO, run.rewrite(), "Plain text is replaced without compiling a regular expression.");
  }
}
