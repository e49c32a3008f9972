package dev.hasten.agent;

import dev.hasten.agent.report.RunReport.ProposalPart;
import dev.hasten.judge.Ruling;
import dev.hasten.verification.Gate;
import java.util.List;
import java.util.Optional;

/** The report's part of a proposal that came with no edit to judge. */
final class Unjudged {
  private Unjudged() {}

  static ProposalPart part(Proposal proposal, String method, String reason) {
    return new ProposalPart(
        proposal.id(),
        method,
        proposal.origin(),
        proposal.mechanism(),
        proposal.hazards(),
        Ruling.BROKEN.word(),
        Optional.of(Gate.POLICY.word()),
        reason,
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
