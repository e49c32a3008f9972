package dev.hasten.agent;

import dev.hasten.agent.catalogue.Finding;
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
import dev.hasten.target.edit.EditResult;
import dev.hasten.target.edit.Patch;
import java.nio.charset.Charset;
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
  private final Prospect prospect;
  private final Hotspot hotspot;
  private final Optional<EntryChoice> entry;
  private final Proposers proposers;
  private final Charset encoding;
  private final List<String> attempts = new ArrayList<>();

  HotspotWork(
      Run run,
      Settings settings,
      Judge judge,
      Hotspots hotspots,
      Prospect prospect,
      Optional<EntryChoice> entry,
      Proposers proposers) {
    this.run = run;
    this.settings = settings;
    this.judge = judge;
    this.bench = judge.bench();
    this.hotspots = hotspots;
    this.prospect = prospect;
    this.hotspot = prospect.hotspot();
    this.entry = entry;
    this.proposers = proposers;
    this.encoding = Charset.forName(hotspot.module().compiler().encoding());
  }

  Optional<Accepted> firstAccepted() {
    run.tell(new RunEvent.Stage("Hotspot " + Workplace.line(hotspot).strip()));
    return entry().flatMap(found -> fromCatalogue(found).or(() -> fromModel(found)));
  }

  /** Writes down what the catalogue proposes, unjudged; how much that is. */
  int propose() {
    int proposals = 0;
    for (Finding finding : prospect.findings()) {
      Optional<Proposal> proposal = proposal(finding);
      if (proposal.isPresent()) {
        propose(proposal.get(), diff(proposal.get()));
        run.tell(
            new RunEvent.Step(
                proposal.get().id()
                    + " "
                    + Workplace.name(hotspot.method())
                    + " ("
                    + proposal.get().origin()
                    + "): "
                    + proposal.get().mechanism()));
        proposals++;
      }
    }
    return proposals;
  }

  private Optional<Proposal> proposal(Finding finding) {
    return finding.edits().apply(bench.target().root(), encoding)
            instanceof EditResult.Applied applied
        ? Optional.of(
            new Proposal(
                proposers.nextId(),
                "catalogue " + finding.rule(),
                finding.mechanism(),
                finding.hazards(),
                applied.patch()))
        : Optional.empty();
  }

  private String diff(Proposal proposal) {
    return Diffs.of(bench.target().root(), encoding, proposal.patch());
  }

  private Optional<EntryChoice.Found> entry() {
    String method = hotspot.method().toString();
    if (entry.isPresent() && entry.get() instanceof EntryChoice.Found found) {
      run.write(
          new LedgerEntry.Entered(method, Optional.of(found.entry().method().toString()), ""));
      run.tell(
          new RunEvent.Step(
              "observed through "
                  + (found.entry().distance() == 0
                      ? "itself"
                      : Workplace.name(found.entry().method()))
                  + ": "
                  + found.captures().calls()
                  + " calls, "
                  + found.captures().samples().size()
                  + " kept"));
      return Optional.of(found);
    }
    String reason =
        entry.isPresent() && entry.get() instanceof EntryChoice.None none
            ? none.reason()
            : "it was not looked for";
    run.write(new LedgerEntry.Entered(method, Optional.empty(), reason));
    run.tell(new RunEvent.Step("no way to observe it: " + reason));
    return Optional.empty();
  }

  private Optional<Accepted> fromCatalogue(EntryChoice.Found found) {
    for (Finding finding : prospect.findings()) {
      if (run.isOver()) {
        return Optional.empty();
      }
      Optional<Accepted> accepted =
          proposal(finding).flatMap(proposal -> judged(proposal, found).accepted());
      if (accepted.isPresent()) {
        return accepted;
      }
    }
    return Optional.empty();
  }

  private Optional<Accepted> fromModel(EntryChoice.Found found) {
    DossierWriter writer = new DossierWriter(bench.sources());
    for (Strategy strategy : Strategy.values()) {
      Optional<ModelProposer> model = proposers.model();
      if (model.isEmpty() || run.isOver()) {
        return Optional.empty();
      }
      run.tell(new RunEvent.Step("asking " + model.get().name() + " for the " + strategy.word()));
      Instant start = Instant.now();
      ModelProposer.Talk talk =
          model.get().propose(writer.write(prospect, found, attempts), strategy);
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
    String diff = diff(proposal);
    propose(proposal, diff);
    Instant start = Instant.now();
    Change change = new Change(proposal.id(), proposal.patch(), Optional.of(found));
    Worth worth = new Worth(settings, hotspots, hotspot);
    Verdict verdict = judge.judge(change, worth::missing);
    verdict.evidence().took().forEach((gate, time) -> run.spent(gate.word(), time));
    if (!verdict.evidence().waited().isZero()) {
      run.spent("waiting", verdict.evidence().waited());
    }
    Optional<Rejection> rejection = verdict.rejection();
    WrittenTests tests = WrittenTests.none();
    if (rejection.isEmpty()) {
      tests = WrittenTests.of(run, judge, change, settings.flag(Option.KEEP_TESTS));
      rejection = suite(tests.with(change));
      if (rejection.isPresent() && tests.isCommitted()) {
        tests = tests.dropped();
        rejection = suite(change);
      }
      tests.write(run, proposal.id());
    }
    boolean accepted = rejection.isEmpty();
    List<String> more = new ArrayList<>(tests.check().stream().toList());
    verdict.timing().filter(t -> accepted).map(worth::effect).ifPresent(more::add);
    ProposalPart part =
        Parts.proposal(proposal, hotspot.method().toString(), diff, verdict, rejection, more);
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
                verdict.evidence().classes().orElseThrow(),
                verdict.timing().map(worth::savedOfAll).orElse(0.0),
                tests.with(change).patch().files())),
        "");
  }

  private Optional<Rejection> suite(Change change) {
    return run.stage("suite", "Proved; running the whole suite", () -> judge.suite(change));
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
}
