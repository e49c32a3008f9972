package dev.hasten.agent;

import dev.hasten.agent.report.RunReport.ProposalPart;
import dev.hasten.target.Module;
import dev.hasten.target.Target;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A rewrite that was proved and is worth a commit.
 *
 * @param proposal the rewrite
 * @param part its verdict
 * @param module name of the module it changes
 * @param classes folder with the classes that it compiles to
 * @param saved part of the workload's CPU time that its gain comes to by Amdahl's law, 0 to 1
 * @param files all that its commit changes, tests of it included where they were asked for
 */
record Accepted(
    Proposal proposal,
    ProposalPart part,
    String module,
    Path classes,
    double saved,
    Map<Path, Optional<String>> files) {
  Accepted {
    files = Map.copyOf(files);
    if (!(saved >= 0 && saved < 1)) {
      throw new IllegalArgumentException("a part of the workload: " + saved);
    }
  }

  /** The module of a target that it changes. */
  Module in(Target target) {
    return target.modules().stream().filter(m -> m.name().equals(module)).findFirst().orElseThrow();
  }
}
