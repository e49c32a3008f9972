package dev.hasten.agent;

import dev.hasten.agent.report.RunReport.ProposalPart;
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
 * @param files all that its commit changes, tests of it included where they were asked for
 */
record Accepted(
    Proposal proposal,
    ProposalPart part,
    String module,
    Path classes,
    Map<Path, Optional<String>> files) {
  Accepted {
    files = Map.copyOf(files);
  }
}
