package dev.hasten.agent;

import dev.hasten.agent.catalogue.Finding;
import dev.hasten.agent.catalogue.TypeSources;
import dev.hasten.agent.ledger.LedgerEntry;
import dev.hasten.agent.model.Idea;
import dev.hasten.agent.model.ModelProposer;
import dev.hasten.agent.model.ModelProposer.Strategy;
import dev.hasten.agent.options.Option;
import dev.hasten.agent.options.Settings;
import dev.hasten.agent.report.RunReport.ProposalPart;
import dev.hasten.judge.Bench;
import dev.hasten.judge.Change;
import dev.hasten.judge.Judge;
import dev.hasten.judge.Rejection;
import dev.hasten.judge.Verdict;
import dev.hasten.profiling.Hotspot;
import dev.hasten.profiling.hotspot.Hotspots;
import dev.hasten.replay.EntryChoice;
import dev.hasten.target.CompilerSettings;
import dev.hasten.target.edit.EditResult;
import dev.hasten.target.edit.Patch;
import dev.hasten.target.source.SourceLookup;
import dev.hasten.target.source.SourceMethod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The work on one hotspot: an entry, proposals, verdicts, up to the first that is accepted. */
final class HotspotWork {
  private final Run run;
  private final Settings settings;
  private final Judge judge;
  private final Bench bench;
  private final Hotspots hotspots;
  private final Hotspot hotspot;
  private final EntryChoice entry;
  private final Proposers proposers;
  private final Charset encoding;
  private final List<String> attempts = new ArrayList<>();

  HotspotWork(
      Run run,
      Settings settings,
      Judge judge,
      Hotspots hotspots,
      Hotspot hotspot,
      EntryChoice entry,
      Proposers proposers) {
    this.run = run;
    this.settings = settings;
    this.judge = judge;
    this.bench = judge.bench();
    this.hotspots = hotspots;
    this.hotspot = hotspot;
    this.entry = entry;
    this.proposers = proposers;
    this.encoding = Charset.forName(hotspot.module().compiler().encoding());
  }

  Optional<Accepted> firstAccepted() {
    run.tell(new RunEvent.Stage("Hotspot " + Workplace.line(hotspot).strip()));
    Optional<EntryChoice.Found> found = entry();
    SourceLookup lookup = bench.sources().find(hotspot.method());
    if (found.isEmpty() || !(lookup instanceof SourceLookup.Found source)) {
      return Optional.empty();
    }
    String unit = read(bench.target().root().resolve(source.method().file()));
    List<Finding> findings = findings(source.method(), unit);
    return fromCatalogue(found.get(), findings)
        .or(() -> fromModel(found.get(), source.method(), unit, findings));
  }

  /** Writes down what the catalogue proposes, unjudged; how much that is. */
  int propose() {
    SourceLookup lookup = bench.sources().find(hotspot.method());
    if (!(lookup instanceof SourceLookup.Found source)) {
      return 0;
    }
    int proposals = 0;
    String unit = read(bench.target().root().resolve(source.method().file()));
    for (Finding finding : findings(source.method(), unit)) {
      EditResult edited = finding.edits().apply(bench.target().root(), encoding);
      if (edited instanceof EditResult.Applied applied) {
        Proposal proposal =
            new Proposal(
                proposers.nextId(),
                "catalogue " + finding.rule(),
                finding.mechanism(),
                finding.hazards(),
                applied.patch());
        propose(proposal, Diffs.of(bench.target().root(), encoding, proposal.patch()));
        run.tell(
            new RunEvent.Step(
                proposal.id()
                    + " "
                    + hotspot.method()
                    + " ("
                    + proposal.origin()
                    + "): "
                    + proposal.mechanism()));
        proposals++;
      }
    }
    return proposals;
  }

  private Optional<EntryChoice.Found> entry() {
    String method = hotspot.method().toString();
    if (entry instanceof EntryChoice.Found found) {
      run.write(
          new LedgerEntry.Entered(method, Optional.of(found.entry().method().toString()), ""));
      run.tell(
          new RunEvent.Step(
              "observed through "
                  + (found.entry().distance() == 0 ? "itself" : found.entry().method().toString())
                  + ": "
                  + found.captures().calls()
                  + " calls, "
                  + found.captures().samples().size()
                  + " kept"));
      return Optional.of(found);
    }
    EntryChoice.None none = (EntryChoice.None) entry;
    run.write(new LedgerEntry.Entered(method, Optional.empty(), none.reason()));
    run.tell(new RunEvent.Step("no way to observe it: " + none.reason()));
    return Optional.empty();
  }

  private List<Finding> findings(SourceMethod source, String unit) {
    CompilerSettings compiler = hotspot.module().compiler();
    try (TypeSources types =
        TypeSources.of(
            hotspot.module().classPath(), hotspot.module().sourceRoots(), compiler.release())) {
      return proposers
          .catalogue()
          .propose(
              source.file(), unit, source.body().orElse(source.start()), compiler.release(), types)
          .stream()
          .limit(settings.number(Option.PROPOSALS))
          .toList();
    }
  }

  private Optional<Accepted> fromCatalogue(EntryChoice.Found found, List<Finding> findings) {
    for (Finding finding : findings) {
      EditResult edited = finding.edits().apply(bench.target().root(), encoding);
      if (edited instanceof EditResult.Applied applied && !run.isOver()) {
        Optional<Accepted> accepted =
            judged(
                    new Proposal(
                        proposers.nextId(),
                        "catalogue " + finding.rule(),
                        finding.mechanism(),
                        finding.hazards(),
                        applied.patch()),
                    found)
                .accepted();
        if (accepted.isPresent()) {
          return accepted;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Accepted> fromModel(
      EntryChoice.Found found, SourceMethod source, String unit, List<Finding> findings) {
    DossierWriter writer = new DossierWriter(bench.sources());
    for (Strategy strategy : Strategy.values()) {
      Optional<ModelProposer> model = proposers.model();
      if (model.isEmpty() || run.isOver()) {
        return Optional.empty();
      }
      run.tell(new RunEvent.Step("asking " + model.get().name() + " for the " + strategy.word()));
      Instant start = Instant.now();
      ModelProposer.Talk talk =
          model
              .get()
              .propose(writer.write(hotspot, source, unit, found, findings, attempts), strategy);
      run.spent("model", Duration.between(start, Instant.now()));
      Judged first = judged(talk.idea(), model.get().name(), found);
      if (first.accepted.isPresent()) {
        return first.accepted;
      }
      if (!first.repair.isEmpty() && proposers.model().isPresent() && !run.isOver()) {
        run.tell(new RunEvent.Step("asking once more, with the reason"));
        Judged second = judged(talk.repair(first.repair).idea(), model.get().name(), found);
        if (second.accepted.isPresent()) {
          return second.accepted;
        }
      }
    }
    return Optional.empty();
  }

  /**
   * What became of a proposal.
   *
   * @param accepted the rewrite, where it is worth a commit
   * @param repair what to tell its author, empty where there is nothing to mend
   */
  private record Judged(Optional<Accepted> accepted, String repair) {}

  private Judged judged(Idea idea, String model, EntryChoice.Found found) {
    if (idea instanceof Idea.Rewrite rewrite) {
      ModelPatch made = ModelPatch.of(bench, rewrite.edits(), encoding);
      if (made instanceof ModelPatch.Problem problem) {
        return unusable(model, rewrite.mechanism(), problem.reason());
      }
      boolean hazards = !rewrite.hazards().isBlank() && !rewrite.hazards().equals("none");
      return judged(
          new Proposal(
              proposers.nextId(),
              "model " + model,
              rewrite.mechanism(),
              hazards ? List.of(rewrite.hazards()) : List.of(),
              ((ModelPatch.Made) made).patch()),
          found);
    } else if (idea instanceof Idea.Unusable unusable) {
      return unusable(model, "an answer that cannot be used", unusable.reason());
    } else if (idea instanceof Idea.Nothing nothing) {
      run.tell(new RunEvent.Step("the model has nothing to propose: " + nothing.reason()));
    } else if (idea instanceof Idea.NoAnswer none && none.failure().isAnswer()) {
      unusable(
          model,
          "an answer that cannot be used",
          none.failure().words() + " (" + none.detail() + ")");
    } else if (idea instanceof Idea.NoAnswer none) {
      proposers.failed(none.failure(), none.detail());
    }
    return new Judged(Optional.empty(), "");
  }

  /** An answer that names no edit that can be made counts as a proposal that policy rejects. */
  private Judged unusable(String model, String mechanism, String reason) {
    Proposal proposal =
        new Proposal(
            proposers.nextId(),
            "model " + model,
            mechanism,
            List.of(),
            new Patch(java.util.Map.of()));
    propose(proposal, "");
    write(proposal, Unjudged.part(proposal, hotspot.method().toString(), reason), Duration.ZERO);
    return new Judged(Optional.empty(), reason);
  }

  private Judged judged(Proposal proposal, EntryChoice.Found found) {
    String diff = Diffs.of(bench.target().root(), encoding, proposal.patch());
    propose(proposal, diff);
    Instant start = Instant.now();
    Change change = new Change(proposal.id(), proposal.patch(), Optional.of(found));
    Verdict verdict = judge.judge(change);
    verdict.evidence().took().forEach((gate, time) -> run.spent(gate.word(), time));
    Optional<Rejection> rejection = verdict.rejection();
    if (verdict.isProved()) {
      rejection =
          new Worth(settings, hotspots, hotspot)
              .missing(verdict)
              .or(
                  () ->
                      run.stage(
                          "suite", "Proved; running the whole suite", () -> judge.suite(change)));
    }
    ProposalPart part =
        Parts.proposal(proposal, hotspot.method().toString(), diff, verdict, rejection);
    write(proposal, part, Duration.between(start, Instant.now()));
    attempts.add(proposal.mechanism() + ": " + part.ruling() + ", " + part.reason());
    if (rejection.isPresent()) {
      Rejection r = rejection.get();
      return new Judged(
          Optional.empty(), r.gate().word() + ": " + r.reason() + "\n" + r.evidence());
    }
    return new Judged(
        Optional.of(
            new Accepted(
                proposal,
                part,
                hotspot.module().name(),
                verdict.evidence().classes().orElseThrow())),
        "");
  }

  private void propose(Proposal proposal, String diff) {
    run.write(
        new LedgerEntry.Proposed(
            proposal.id(),
            hotspot.method().toString(),
            proposal.origin(),
            proposal.mechanism(),
            proposal.hazards(),
            diff));
  }

  private void write(Proposal proposal, ProposalPart part, Duration took) {
    run.write(new LedgerEntry.Judged(part));
    run.tell(
        new RunEvent.Judged(
            proposal.id(),
            hotspot.method().simpleClassName() + "#" + hotspot.method().name(),
            proposal.origin(),
            part.gate()
                .map(g -> part.ruling() + " (" + g + "): " + part.reason())
                .orElse("accepted: " + part.reason()),
            took));
  }

  private String read(Path file) {
    try {
      return Files.readString(file, encoding);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
