package dev.hasten.agent;

import dev.hasten.agent.catalogue.Catalogue;
import dev.hasten.agent.ledger.LedgerEntry;
import dev.hasten.agent.options.Option;
import dev.hasten.agent.options.Settings;
import dev.hasten.judge.Bench;
import dev.hasten.judge.Judge;
import dev.hasten.profiling.Dimension;
import dev.hasten.profiling.Hotspot;
import dev.hasten.profiling.hotspot.Hotspots;
import dev.hasten.replay.EntryChoice;
import dev.hasten.replay.EntryFinder;
import dev.hasten.replay.SessionException;
import dev.hasten.target.MethodRef;
import dev.hasten.target.Module;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The work after one profile: what to look at, through which entries, and the verdicts. */
final class Round {
  private final Run run;
  private final Settings settings;
  private final Judge judge;
  private final Proposers proposers;
  private final Hotspots hotspots;
  private final Progress progress;

  /**
   * What earlier rounds of a run did.
   *
   * @param worked hotspots worked on
   * @param exhausted those of them that have nothing left to offer
   * @param unpromising hotspots for which there was nothing to propose
   */
  record Progress(Set<MethodRef> worked, Set<MethodRef> exhausted, Set<MethodRef> unpromising) {
    static Progress none() {
      return new Progress(new HashSet<>(), new HashSet<>(), new HashSet<>());
    }
  }

  Round(
      Run run,
      Settings settings,
      Judge judge,
      Proposers proposers,
      Hotspots hotspots,
      Progress progress) {
    this.run = run;
    this.settings = settings;
    this.judge = judge;
    this.proposers = proposers;
    this.hotspots = hotspots;
    this.progress = progress;
  }

  /** Writes down what the catalogue proposes for each hotspot, unjudged; how much that is. */
  int proposeOnly() {
    return prospects(false).stream().mapToInt(p -> work(p, Optional.empty()).propose()).sum();
  }

  /** Works on the hotspots, best first, up to the first rewrite that is accepted. */
  Optional<Accepted> firstAccepted() {
    List<Prospect> prospects = prospects(proposers.model().isPresent());
    Map<MethodRef, EntryChoice> entries = entries(prospects);
    for (Prospect prospect : prospects) {
      MethodRef method = prospect.hotspot().method();
      Optional<EntryChoice> entry = Optional.ofNullable(entries.get(method));
      if (entry.isEmpty() || run.isOver()) {
        return Optional.empty();
      }
      progress.worked.add(method);
      Optional<Accepted> accepted = worked(work(prospect, entry), method);
      if (accepted.isPresent()) {
        return accepted;
      }
      progress.exhausted.add(method);
    }
    return Optional.empty();
  }

  private HotspotWork work(Prospect prospect, Optional<EntryChoice> entry) {
    return new HotspotWork(run, settings, judge, hotspots, prospect, entry, proposers);
  }

  /**
   * What breaks down over one hotspot costs that hotspot, and not the run, be it a JVM in the
   * sandbox or a fault of Hasten's own. A disk that fails would fail the next one too.
   */
  private Optional<Accepted> worked(HotspotWork work, MethodRef method) {
    try {
      return work.firstAccepted();
    } catch (SessionException e) {
      run.note("The work on " + method + " was given up: " + e.getMessage());
    } catch (UncheckedIOException e) {
      throw e;
    } catch (RuntimeException e) {
      run.note(
          "The work on "
              + method
              + " was given up over a fault of Hasten's own; please report it: "
              + e
              + " at "
              + Stream.of(e.getStackTrace()).limit(4).map(Object::toString).toList());
    }
    return Optional.empty();
  }

  /**
   * The hotspots to work on, as many as are asked for over the whole run: where the catalogue works
   * alone, those first of which it can change the most.
   */
  private List<Prospect> prospects(boolean model) {
    List<Prospect> all = promising(model);
    if (!model) {
      all.sort(Comparator.comparingDouble(Prospect::reach).reversed());
    }
    long room = settings.number(Option.HOTSPOTS) - progress.worked.size();
    List<Prospect> chosen = new ArrayList<>();
    if (!all.isEmpty()) {
      run.tell(
          new RunEvent.Step(
              String.format(
                  Locale.ROOT,
                  "Of %s, %.1f %% is the target's own code; there is something to propose for:",
                  hotspots.phrase(),
                  100 * hotspots.targetShares().getOrDefault(Dimension.CPU, 0.0))));
    }
    for (Prospect prospect : all) {
      boolean known = progress.worked.contains(prospect.hotspot().method());
      if (known || room > 0) {
        run.tell(new RunEvent.Step(Workplace.line(prospect.hotspot())));
        chosen.add(prospect);
        room -= known ? 0 : 1;
      }
    }
    return chosen;
  }

  private List<Prospect> promising(boolean model) {
    List<Prospect> promising = new ArrayList<>();
    Bench bench = judge.bench();
    Catalogue catalogue = proposers.catalogue().on(bench.target().jdk().feature());
    try (Prospects prospects =
        new Prospects(bench, catalogue, settings.number(Option.PROPOSALS), model)) {
      for (Hotspot hotspot : hotspots.ranked()) {
        MethodRef method = hotspot.method();
        if (!progress.exhausted.contains(method) && !run.isOver()) {
          Optional<Prospect> prospect = prospects.of(hotspot);
          if (prospect.isPresent()) {
            promising.add(prospect.get());
            run.write(new LedgerEntry.Promising(method.toString()));
          }
          if (prospect.isEmpty() && progress.unpromising.add(method)) {
            run.write(new LedgerEntry.PassedOver(method.toString()));
          }
        }
      }
    }
    return promising;
  }

  /** The entries of all hotspots, which share the runs of the tests that find them. */
  private Map<MethodRef, EntryChoice> entries(List<Prospect> prospects) {
    Map<Module, List<Hotspot>> byModule = new LinkedHashMap<>();
    prospects.forEach(
        p ->
            byModule
                .computeIfAbsent(
                    judge.bench().exercised(p.hotspot().module()), m -> new ArrayList<>())
                .add(p.hotspot()));
    EntryFinder finder = new EntryFinder(judge.bench().recorder());
    Map<MethodRef, EntryChoice> entries = new HashMap<>();
    byModule.forEach(
        (module, some) -> {
          if (!run.isOver()) {
            run.tell(new RunEvent.Step("recording how the tests call them"));
            Instant start = Instant.now();
            entries.putAll(finder.findAll(some, judge.bench().workload(module)));
            run.spent("entry", Duration.between(start, Instant.now()));
          }
        });
    return entries;
  }
}
