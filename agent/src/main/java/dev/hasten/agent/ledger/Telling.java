package dev.hasten.agent.ledger;

import dev.hasten.agent.report.RunReport;
import dev.hasten.agent.report.RunReport.CostPart;
import dev.hasten.agent.report.RunReport.EnvironmentPart;
import dev.hasten.agent.report.RunReport.ExclusionPart;
import dev.hasten.agent.report.RunReport.Funnel;
import dev.hasten.agent.report.RunReport.HotspotPart;
import dev.hasten.agent.report.RunReport.Loss;
import dev.hasten.agent.report.RunReport.ProposalPart;
import dev.hasten.agent.report.RunReport.StagePart;
import dev.hasten.agent.report.RunReport.TargetPart;
import dev.hasten.agent.report.RunReport.WholePart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the report of a run from its ledger, whole or cut short. */
public final class Telling {
  private static final List<String> BEFORE_COMPILED = List.of("duplicate", "policy", "compile");
  private static final List<String> BEFORE_EQUIVALENT =
      List.of("api", "in situ", "replay", "tests");

  private static final String NOTHING = "nothing to propose";

  private String run = "";
  private String tool = "";
  private String ending = "";
  private String workload = "";
  private TargetPart target = new TargetPart("", "", Optional.empty(), "", 0, 0, 0);
  private EnvironmentPart environment = new EnvironmentPart("", "", "");
  private final Map<String, HotspotPart> hotspots = new LinkedHashMap<>();
  private final Set<String> passedOver = new LinkedHashSet<>();
  private final Set<String> promising = new LinkedHashSet<>();
  private final Set<String> worked = new LinkedHashSet<>();
  private final Map<String, ExclusionPart> excluded = new LinkedHashMap<>();
  private final Map<String, LedgerEntry.Proposed> proposed = new LinkedHashMap<>();
  private final Map<String, ProposalPart> judged = new LinkedHashMap<>();
  private final Map<String, LedgerEntry.Committed> committed = new LinkedHashMap<>();
  private final Map<String, StagePart> stages = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();
  private CostPart cost = new CostPart(Optional.empty(), 0, 0, 0, 0);
  private Optional<WholePart> whole = Optional.empty();
  private boolean ended;

  private Telling() {}

  /** The report that the entries of a ledger add up to. */
  public static RunReport of(List<LedgerEntry> entries) {
    Telling telling = new Telling();
    entries.forEach(telling::hear);
    return telling.report();
  }

  private void hear(LedgerEntry entry) {
    if (entry instanceof LedgerEntry.Started e) {
      run = e.run();
      tool = e.tool();
    } else if (entry instanceof LedgerEntry.Opened e) {
      target = e.target();
      environment = e.environment();
    } else if (entry instanceof LedgerEntry.Profiled e) {
      hear(e);
    } else if (entry instanceof LedgerEntry.Promising e) {
      promising.add(e.method());
    } else if (entry instanceof LedgerEntry.PassedOver e) {
      passedOver.add(e.method());
      hotspots.computeIfPresent(e.method(), (m, h) -> withEntry(h, Optional.empty(), NOTHING));
    } else if (entry instanceof LedgerEntry.Entered e) {
      worked.add(e.method());
      hotspots.computeIfPresent(e.method(), (m, h) -> withEntry(h, e.entry(), e.noEntry()));
    } else if (entry instanceof LedgerEntry.Proposed e) {
      worked.add(e.method());
      proposed.put(e.id(), e);
    } else if (entry instanceof LedgerEntry.Judged e) {
      judged.put(e.proposal().id(), e.proposal());
    } else if (entry instanceof LedgerEntry.Committed e) {
      committed.put(e.id(), e);
      target = withBranch(target, e.branch());
    } else if (entry instanceof LedgerEntry.Exchanged e) {
      cost =
          new CostPart(
              Optional.of(e.model()),
              cost.calls() + 1,
              cost.tokensIn() + e.tokensIn(),
              cost.tokensOut() + e.tokensOut(),
              cost.dollars() + e.dollars());
    } else if (entry instanceof LedgerEntry.Whole e) {
      whole = Optional.of(e.part());
    } else if (entry instanceof LedgerEntry.Spent e) {
      stages.merge(e.stage(), new StagePart(e.stage(), e.seconds(), 1), Telling::sum);
    } else if (entry instanceof LedgerEntry.Noted e) {
      notes.add(e.text());
    } else if (entry instanceof LedgerEntry.Ended e) {
      ending = e.ending();
      ended = true;
    }
  }

  private void hear(LedgerEntry.Profiled e) {
    workload = e.workload();
    environment =
        new EnvironmentPart(environment.fingerprint(), environment.sandbox(), e.profiler());
    e.hotspots().forEach(h -> hotspots.putIfAbsent(h.method(), h));
    e.excluded().forEach(x -> excluded.putIfAbsent(x.method(), x));
  }

  private RunReport report() {
    List<ProposalPart> accepted = new ArrayList<>();
    List<ProposalPart> rejected = new ArrayList<>();
    judged.forEach(
        (id, p) -> {
          LedgerEntry.Committed commit = committed.get(id);
          if (commit == null) {
            rejected.add(p);
          } else {
            accepted.add(withCommit(p, commit.commit()));
          }
        });
    if (!ended) {
      notes.add("This run did not come to its end; what it had proved until then is shown.");
    }
    return new RunReport(
        RunReport.SCHEMA,
        tool,
        run,
        ended ? ending : sentence(accepted.size(), rejected.size()),
        target,
        environment,
        workload,
        lookedAt(),
        List.copyOf(excluded.values()),
        accepted,
        rejected,
        whole,
        funnel(accepted.size()),
        List.copyOf(stages.values()),
        cost,
        notes);
  }

  /** The beginning of the sentence that ends every run. */
  public static String sentence(int accepted, int rejected) {
    return accepted + " accepted, " + rejected + " rejected";
  }

  /** The hotspots that the run came to; all that were ranked where it only profiled. */
  private List<HotspotPart> lookedAt() {
    return passedOver.isEmpty() && promising.isEmpty() && worked.isEmpty()
        ? List.copyOf(hotspots.values())
        : hotspots.values().stream()
            .filter(h -> passedOver.contains(h.method()) || isPromising(h.method()))
            .toList();
  }

  private boolean isPromising(String method) {
    return promising.contains(method) || worked.contains(method);
  }

  private Funnel funnel(int accepted) {
    Map<List<String>, Integer> losses = new LinkedHashMap<>();
    if (!passedOver.isEmpty()) {
      losses.put(List.of("promising", NOTHING), passedOver.size());
    }
    Set<String> left = new LinkedHashSet<>(promising);
    left.removeAll(worked);
    if (!left.isEmpty()) {
      losses.put(List.of("entry", "not come to"), left.size());
    }
    int withEntry = 0;
    for (HotspotPart h : hotspots.values()) {
      if (h.entry().isPresent()) {
        withEntry++;
      } else if (!h.noEntry().isEmpty() && !passedOver.contains(h.method())) {
        losses.merge(List.of("entry", h.noEntry()), 1, Integer::sum);
      }
    }
    int compiled = 0;
    int equivalent = 0;
    int measured = 0;
    for (ProposalPart p : judged.values()) {
      String gate = p.gate().orElse("");
      boolean passedCompile = !BEFORE_COMPILED.contains(gate);
      boolean passedEquivalence = passedCompile && !BEFORE_EQUIVALENT.contains(gate);
      compiled += passedCompile ? 1 : 0;
      equivalent += passedEquivalence ? 1 : 0;
      measured += passedEquivalence && !p.speeds().isEmpty() ? 1 : 0;
      if (!committed.containsKey(p.id())) {
        String before =
            !passedCompile ? "compiled" : !passedEquivalence ? "equivalent" : "accepted";
        losses.merge(List.of(before, gate + ": " + p.ruling()), 1, Integer::sum);
      }
    }
    return new Funnel(
        lookedAt().size(),
        (int) hotspots.keySet().stream().filter(this::isPromising).count(),
        withEntry,
        proposed.size(),
        compiled,
        equivalent,
        measured,
        accepted,
        losses.entrySet().stream()
            .map(l -> new Loss(l.getKey().get(0), l.getKey().get(1), l.getValue()))
            .toList());
  }

  private static StagePart sum(StagePart a, StagePart b) {
    return new StagePart(a.stage(), a.seconds() + b.seconds(), a.times() + b.times());
  }

  private static HotspotPart withEntry(HotspotPart h, Optional<String> entry, String noEntry) {
    return new HotspotPart(
        h.method(),
        h.selfPercent(),
        h.totalPercent(),
        h.allocationPercent(),
        h.ceiling(),
        entry,
        noEntry);
  }

  private static TargetPart withBranch(TargetPart t, String branch) {
    return new TargetPart(
        t.name(),
        t.commit(),
        Optional.of(branch),
        t.jdk(),
        t.modules(),
        t.testsPassed(),
        t.testsNotProtecting());
  }

  private static ProposalPart withCommit(ProposalPart p, String commit) {
    return new ProposalPart(
        p.id(),
        p.method(),
        p.origin(),
        p.mechanism(),
        p.hazards(),
        p.ruling(),
        p.gate(),
        p.reason(),
        p.evidence(),
        p.ratio(),
        p.interval(),
        p.confidence(),
        p.band(),
        p.speeds(),
        p.launches(),
        p.growth(),
        p.checks(),
        p.seconds(),
        p.diff(),
        Optional.of(commit),
        p.benchmark(),
        p.counterexample());
  }
}
