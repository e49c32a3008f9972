package dev.hasten.agent.catalogue;

import java.util.List;

/**
 * One known rewrite. A rule holds no state and applies to all its places in the hot method at once,
 * so that a proposal is the whole of what it can do there; alternatives are separate findings.
 */
public interface Rule {
  RuleInfo info();

  /** What this rule proposes for the hot method of the context; empty where nothing applies. */
  List<Finding> find(RuleContext context);
}
