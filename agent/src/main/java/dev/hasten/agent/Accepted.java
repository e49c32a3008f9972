package dev.hasten.agent;

import dev.hasten.agent.report.RunReport.ProposalPart;
import java.nio.file.Path;

/**
 * A rewrite that was proved and is worth a commit.
 *
 * @param proposal the rewrite
 * @param part its verdict
 * @param module name of the module it changes
 * @param classes folder with the classes that it compiles to
 */
record Accepted(Proposal proposal, ProposalPart part, String module, Path classes) {}
