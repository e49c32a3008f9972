package dev.hasten.judge;

import dev.hasten.benchmarks.Band;
import dev.hasten.benchmarks.ThisMachine;
import dev.hasten.benchmarks.decide.Estimate;
import dev.hasten.benchmarks.decide.RuleSettings;
import dev.hasten.benchmarks.jmh.BenchmarkRequest;
import dev.hasten.benchmarks.jmh.BenchmarkRequest.BenchmarkInput;
import dev.hasten.benchmarks.jmh.JmhAgreement;
import dev.hasten.benchmarks.jmh.JmhBenchmark;
import dev.hasten.benchmarks.jmh.JmhExport;
import dev.hasten.benchmarks.jmh.JmhFailure;
import dev.hasten.benchmarks.jmh.JmhRun;
import dev.hasten.benchmarks.jmh.JmhSettings;
import dev.hasten.benchmarks.pairs.Contest;
import dev.hasten.benchmarks.pairs.PairSettings;
import dev.hasten.benchmarks.pairs.Rounds;
import dev.hasten.benchmarks.pairs.SessionLadder;
import dev.hasten.benchmarks.pairs.SessionLauncher;
import dev.hasten.benchmarks.pairs.Subject;
import dev.hasten.benchmarks.pairs.Timing;
import dev.hasten.benchmarks.pairs.TimingJvm;
import dev.hasten.replay.EntryChoice;
import dev.hasten.replay.Input;
import dev.hasten.replay.Literal;
import dev.hasten.target.MethodRef;
import dev.hasten.target.ProbeJar;
import dev.hasten.verification.Gate;
import dev.hasten.verification.GateResult;
import dev.hasten.verification.Oracle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The steps that ask whether a change is faster. */
final class Speed {
  private static final int MOST_TIMED = 4;
  private static final int MOST_INPUTS = 64;
  private static final long MOST_BYTES = 8 << 20;
  private static final int FEW = 8;
  private static final int ROUND = 128;
  private static final int COPIES = 2_000;

  private final Bench bench;
  private final ThisMachine machine;

  Speed(Bench bench) {
    this.bench = bench;
    this.machine = bench.machine();
  }

  /** Inputs of each band: those to search with and others to confirm with. */
  private record Split(Map<Band, List<Input>> search, Map<Band, List<Input>> heldOut) {}

  /**
   * Times the entries of a trial.
   *
   * @param seed of the order of launches and batches
   */
  Optional<Ruled> measure(Trial trial, long seed) {
    List<String> sentences = new ArrayList<>();
    Ruling worst = Ruling.SAME;
    List<EntryChoice.Found> entries = trial.entries();
    if (entries.size() > MOST_TIMED) {
      trial.note(
          "of "
              + entries.size()
              + " methods that were compared the first "
              + MOST_TIMED
              + " were timed");
    }
    for (EntryChoice.Found found : entries.subList(0, Math.min(MOST_TIMED, entries.size()))) {
      Timing timing = time(trial, found, seed);
      trial.timing(new MethodTiming(found.entry(), timing));
      sentences.add(
          found.entry().method().simpleClassName()
              + "#"
              + found.entry().method().name()
              + ": "
              + timing.sentence());
      Ruling ruling = Ruled.of(timing.decision());
      worst = ruling.ordinal() < worst.ordinal() ? ruling : worst;
    }
    if (worst != Ruling.FASTER) {
      return Optional.of(
          Ruled.because(worst, Gate.MEASUREMENT, sentences.get(0), String.join("\n", sentences)));
    }
    long pairs = trial.timings().stream().mapToLong(t -> t.timing().pairs()).sum();
    trial.passed(new GateResult.Passed(Gate.MEASUREMENT, pairs, List.of()));
    return Optional.empty();
  }

  private Timing time(Trial trial, EntryChoice.Found found, long seed) {
    Trial.Compiled sides = trial.compiled();
    Oracle oracle = bench.oracle(sides, found);
    MethodRef entry = found.entry().method();
    boolean fresh = needsCopies(sides, oracle);
    Split split = split(trial, oracle);
    bench.step("timing " + entry.simpleClassName() + "#" + entry.name() + " in pairs of JVMs");
    RuleSettings rule = RuleSettings.standard().withWorth(Math.log(bench.settings().worth()));
    Subject subject =
        new Subject(
            bench.sandbox(),
            bench.target().jdk(),
            bench.exercised(sides.module()),
            sides.original(),
            sides.candidate(),
            entry,
            fresh);
    SessionLauncher search = launcher(subject, split.search);
    SessionLauncher heldOut = launcher(subject, split.heldOut);
    List<List<Input>> rungs = oracle.ladder();
    return new Contest(rule, PairSettings.standard(), machine, pair -> {})
        .compare(
            search,
            heldOut,
            Optional.of(heldOut.with(TimingJvm.standard().with(TimingJvm.Collector.G1))),
            rungs.isEmpty()
                ? Optional.empty()
                : Optional.of(new SessionLadder(subject, TimingJvm.standard(), rungs)),
            seed);
  }

  /**
   * Whether each call needs receiver and arguments of its own: calls leave traces in them, or one
   * side keeps state in objects that the other does not, such as what it has worked out before. New
   * static fields are no reason.
   */
  private static boolean needsCopies(Trial.Compiled sides, Oracle oracle) {
    return oracle.touches() || sides.keepsStateOtherwise();
  }

  private SessionLauncher launcher(Subject subject, Map<Band, List<Input>> inputs) {
    Map<Band, List<Input>> rounds = new EnumMap<>(Band.class);
    inputs.forEach((band, some) -> rounds.put(band, round(band, some)));
    return new SessionLauncher(subject, TimingJvm.standard(), rounds);
  }

  /** Calls of a round: as the workload mixes them where it made them. */
  private List<Input> round(Band band, List<Input> inputs) {
    return Rounds.weighted(
        inputs,
        band == Band.GROWN ? inputs.size() : Math.max(ROUND, inputs.size()),
        bench.settings().seed());
  }

  /** Every other input of a band is held out; where there are few, variations of them are. */
  private Split split(Trial trial, Oracle oracle) {
    Map<Band, List<Input>> search = new EnumMap<>(Band.class);
    Map<Band, List<Input>> heldOut = new EnumMap<>(Band.class);
    List<Input> seen = thatFit(mostWeight(oracle.asked(Input.Origin.CAPTURED)));
    if (seen.size() >= FEW) {
      search.put(Band.SEEN, every(seen, 0));
      heldOut.put(Band.SEEN, every(seen, 1));
    } else if (!seen.isEmpty()) {
      search.put(Band.SEEN, seen);
      heldOut.put(Band.SEEN, seen);
      trial.note(
          "the workload makes only "
              + seen.size()
              + " kinds of call of it: the confirmation used the same ones, in fresh launches");
    }
    List<Input> grown = thatFit(oracle.grown());
    if (grown.size() >= 2) {
      search.put(Band.GROWN, every(grown, 0));
      heldOut.put(Band.GROWN, every(grown, 1));
    }
    return new Split(search, heldOut);
  }

  private static List<Input> mostWeight(List<Oracle.Asked> asked) {
    return asked.stream()
        .map(Oracle.Asked::input)
        .sorted(Comparator.comparingDouble(Input::weight).reversed())
        .limit(MOST_INPUTS)
        .toList();
  }

  /** As many as one JVM can hold beside what it works on; at least two, for each pass one. */
  private static List<Input> thatFit(List<Input> inputs) {
    List<Input> fit = new ArrayList<>();
    long bytes = 0;
    for (Input input : inputs) {
      bytes += input.graph().length;
      if (fit.size() >= 2 && bytes > MOST_BYTES) {
        break;
      }
      fit.add(input);
    }
    return fit;
  }

  private static List<Input> every(List<Input> inputs, int rest) {
    List<Input> result = new ArrayList<>();
    for (int i = rest; i < inputs.size(); i += 2) {
      result.add(inputs.get(i));
    }
    return result;
  }

  /** Stock JMH on the exported benchmark of the clearest gain. */
  Optional<Ruled> jmh(Trial trial) {
    MethodTiming clearest =
        trial.timings().stream()
            .filter(t -> t.timing().estimate().isPresent())
            .max(Comparator.comparingDouble(t -> t.timing().estimate().orElseThrow().ratio()))
            .orElseThrow();
    EntryChoice.Found found =
        trial.entries().stream()
            .filter(e -> e.entry().equals(clearest.entry()))
            .findFirst()
            .orElseThrow();
    Estimate claim = clearest.timing().estimate().orElseThrow();
    JmhBenchmark benchmark = benchmark(trial, found, clearest.timing());
    trial.benchmark(benchmark);
    bench.step("running the exported benchmark with stock JMH");
    Trial.Compiled sides = trial.compiled();
    JmhRun run =
        new JmhRun(
            bench.sandbox(),
            machine,
            bench.target().jdk(),
            ProbeJar.path(),
            JmhSettings.standard());
    try {
      JmhAgreement agreement =
          run.confirm(
              benchmark,
              sides.original().testClassPath(bench.exercised(sides.module())),
              sides.candidate().testClassPath(bench.exercised(sides.module())),
              claim,
              bench.settings().seed());
      if (!agreement.agrees()) {
        return Optional.of(
            Ruled.because(
                Ruling.CANNOT_TELL,
                Gate.JMH,
                String.format(
                    Locale.ROOT,
                    "stock JMH does not bear it out: %.3fx over %d pairs of forks",
                    agreement.ratio(),
                    agreement.logRatios().size()),
                ""));
      }
      trial.passed(
          new GateResult.Passed(
              Gate.JMH,
              agreement.logRatios().size(),
              List.of(String.format(Locale.ROOT, "stock JMH shows %.3fx", agreement.ratio()))));
      return Optional.empty();
    } catch (JmhFailure e) {
      return Optional.of(
          Ruled.because(
              Ruling.CANNOT_TELL,
              Gate.JMH,
              "the exported benchmark does not run: " + e.step(),
              e.output()));
    }
  }

  private static BenchmarkInput.Java java(Literal.Source source) {
    List<String> roots = new ArrayList<>();
    roots.add(source.receiver().isEmpty() ? "null" : source.receiver());
    roots.addAll(source.values());
    return new BenchmarkInput.Java(
        source.imports(), source.statements(), "new Object[] {" + String.join(", ", roots) + "}");
  }

  private JmhBenchmark benchmark(Trial trial, EntryChoice.Found found, Timing timing) {
    Trial.Compiled sides = trial.compiled();
    Oracle oracle = bench.oracle(sides, found);
    MethodRef entry = found.entry().method();
    EntryAccess access = EntryAccess.of(sides.module(), entry);
    Band band = timing.band().orElse(Band.SEEN);
    List<Input> inputs = split(trial, oracle).heldOut.getOrDefault(band, List.of());
    return JmhExport.of(
        new BenchmarkRequest(
            entry,
            !access.isStatic() && !entry.name().equals("<init>"),
            access.isVisibleInPackage(),
            inputs.stream()
                .map(i -> new BenchmarkInput(i.id(), i.graph(), oracle.literal(i).map(Speed::java)))
                .toList(),
            round(band, inputs).stream().map(inputs::indexOf).toList(),
            needsCopies(sides, oracle),
            COPIES,
            timing.sentence()));
  }
}
