package dev.hasten.evaluation.speed;

import com.github.javaparser.ast.body.CallableDeclaration;
import dev.hasten.benchmarks.Band;
import dev.hasten.benchmarks.pairs.BandTiming;
import dev.hasten.benchmarks.pairs.Objection;
import dev.hasten.benchmarks.pairs.Pass;
import dev.hasten.benchmarks.pairs.Timing;
import dev.hasten.evaluation.change.Mutation;
import dev.hasten.evaluation.change.Preserving;
import dev.hasten.evaluation.change.Unit;
import dev.hasten.evaluation.library.OpenLibrary;
import dev.hasten.evaluation.speed.Subjects.Subject;
import dev.hasten.evaluation.store.JsonLines;
import dev.hasten.judge.Change;
import dev.hasten.judge.MethodTiming;
import dev.hasten.judge.Verdict;
import dev.hasten.profiling.ProfilingException;
import dev.hasten.replay.SessionException;
import dev.hasten.target.MethodRef;
import dev.hasten.target.edit.Patch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The trials on the methods of one library under one JDK. */
final class LibraryTrials {
  /** Rewrites that leave the work of a method as it was. */
  private static final Set<String> SAME_WORK =
      Set.of("renamed-field", "null-first", "commuted-operands", "introduced-local", "inverted-if");

  /** About what a round of planted work takes, to begin with. */
  private static final double ROUND_NANOS = 1.2;

  private static final int MOST_REWRITES = 3;

  private final OpenLibrary library;
  private final SpeedOptions options;
  private final JsonLines results;
  private final int jdk;

  LibraryTrials(OpenLibrary library, SpeedOptions options, JsonLines results) {
    this.library = library;
    this.options = options;
    this.results = results;
    this.jdk = library.target().jdk().feature();
  }

  /** A method that was drawn. */
  record Drawn(String method) {}

  private String name() {
    return library.library().name() + ".jdk" + jdk;
  }

  List<SpeedTrial> trials() {
    return results.read(name() + ".trials.jsonl", SpeedTrial.class);
  }

  /** The methods, drawn once; their calls are recorded in each run anew. */
  private List<Subject> subjects() throws ProfilingException {
    List<Drawn> drawn = results.read(name() + ".drawn.jsonl", Drawn.class);
    if (!drawn.isEmpty()) {
      return Subjects.again(
          library,
          drawn.stream().limit(options.methods()).map(d -> MethodRef.parse(d.method())).toList());
    }
    List<Subject> subjects = Subjects.drawn(library, options.methods(), options.seed());
    subjects.forEach(
        s ->
            results.append(
                name() + ".drawn.jsonl", new Drawn(s.entry().entry().hotspot().toString())));
    return subjects;
  }

  /** Trials of programs that are the same, method by method in turns. */
  void noise() throws ProfilingException {
    List<Subject> subjects = subjects();
    for (int n = 0; n < Math.max(options.identical(), options.noOps()); n++) {
      for (Subject subject : subjects) {
        if (n < options.identical()) {
          same(subject, n);
        }
        if (n < options.noOps()) {
          noOp(subject, n);
        }
      }
    }
  }

  /** Trials of planted work, ratio by ratio in turns. */
  void power(List<Double> ratios) throws ProfilingException {
    for (Subject subject : subjects()) {
      Optional<Planting> planting = Planting.in(subject.source(), text(subject.source().file()));
      if (planting.isPresent()) {
        planted(subject, planting.get(), ratios);
      }
    }
  }

  private void same(Subject subject, int number) {
    String text = text(subject.source().file());
    trial(subject, SpeedTrial.IDENTICAL, number, 0, Map.of(subject.source().file(), text));
  }

  private void noOp(Subject subject, int number) {
    Unit unit = Unit.of(library.target(), subject.source()).orElseThrow();
    List<Mutation> rewrites = new ArrayList<>();
    Optional<CallableDeclaration<?>> declaration = unit.declaration(subject.source());
    if (declaration.isPresent()) {
      Preserving.of(unit, declaration.get()).stream()
          .filter(m -> SAME_WORK.contains(m.operator()))
          .forEach(rewrites::add);
    }
    if (!rewrites.isEmpty()) {
      Mutation rewrite = rewrites.get(number % Math.min(rewrites.size(), MOST_REWRITES));
      trial(
          subject,
          SpeedTrial.NO_OP,
          number,
          0,
          Map.of(subject.source().file(), rewrite.applyTo(unit.text())));
    }
  }

  private void planted(Subject subject, Planting planting, List<Double> ratios) {
    String before = text(planting.unit());
    try {
      Optional<Plan> plan = plan(subject, planting);
      if (plan.isEmpty()) {
        OpenLibrary.say("  " + subject.method() + ": work could not be planted");
        return;
      }
      write(planting.files(plan.get().base()));
      for (int n = 0; n < options.planted(); n++) {
        for (double ratio : ratios) {
          double effect = plan.get().effect(ratio);
          // A call too short for a part of it to be a whole round.
          if (Math.abs(effect - Math.log(ratio)) < .15 * Math.abs(Math.log(ratio))) {
            trial(subject, kind(ratio), n, effect, planting.files(plan.get().rounds(ratio)));
          }
        }
      }
    } finally {
      write(Map.of(planting.unit(), before));
      delete(planting.worker());
    }
  }

  static String kind(double ratio) {
    return String.format(Locale.ROOT, "%s %+.0f %%", SpeedTrial.PLANTED, 100 * (ratio - 1));
  }

  /** What a round takes beside a call, measured by pairs without and with many rounds. */
  private Optional<Plan> plan(Subject subject, Planting planting) {
    write(planting.files(0));
    Optional<SpeedTrial> idle = trial(subject, SpeedTrial.CALIBRATION, 0, 0, planting.files(0));
    double call = idle.map(t -> t.nanos().getOrDefault(Band.SEEN.word(), 0.0)).orElse(0.0);
    if (call <= 0) {
      return Optional.empty();
    }
    long rounds = Math.max(8, Math.round(.6 * call / ROUND_NANOS));
    Optional<SpeedTrial> busy =
        trial(subject, SpeedTrial.CALIBRATION, 1, 0, planting.files(rounds));
    double[] d =
        busy.map(t -> t.first().getOrDefault(Band.SEEN.word(), new double[0]))
            .orElse(new double[0]);
    double gained = -Arrays.stream(d).average().orElse(0);
    return gained < .05
        ? Optional.empty()
        : Optional.of(new Plan(call, call * Math.expm1(gained) / rounds));
  }

  /** A trial, unless an earlier run has made it; nothing where there is no verdict. */
  private Optional<SpeedTrial> trial(
      Subject subject, String kind, int number, double effect, Map<Path, String> files) {
    String method = subject.method().toString();
    Optional<SpeedTrial> done =
        trials().stream()
            .filter(t -> t.method().equals(method) && t.kind().equals(kind))
            .filter(t -> t.number() == number)
            .findFirst();
    if (done.isPresent()) {
      return done;
    }
    Map<Path, Optional<String>> changed = new TreeMap<>();
    files.forEach((file, text) -> changed.put(file, Optional.of(text)));
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    Instant start = Instant.now();
    Verdict verdict;
    try {
      verdict =
          library
              .judge()
              .timed(
                  new Change(kind + number, new Patch(changed), Optional.of(subject.entry())),
                  options.seed() * 31 + number);
    } catch (SessionException e) {
      OpenLibrary.say("  " + method + ": " + e.getMessage());
      return Optional.empty();
    }
    double seconds = Duration.between(start, Instant.now()).toMillis() / 1000.0;
    List<MethodTiming> timings = verdict.evidence().timings();
    if (timings.isEmpty()) {
      OpenLibrary.say(
          "  " + method + " " + kind + ": " + verdict.rejection().map(r -> r.reason()).orElse(""));
      return Optional.empty();
    }
    Timing timing = timings.get(0).timing();
    SpeedTrial trial =
        new SpeedTrial(
            library.library().name(),
            jdk,
            method,
            kind,
            number,
            effect,
            timing.decision().word(),
            timing.band().map(Band::word).orElse(""),
            values(timing.first()),
            timing.confirmation().map(LibraryTrials::values).orElse(Map.of()),
            nanos(timing.first()),
            timing.first().voids().stream().map(v -> v.cause() + " " + v.detail()).toList(),
            timing.objections().stream().map(Objection::kind).map(k -> k.words()).toList(),
            seconds,
            load);
    results.append(name() + ".trials.jsonl", trial);
    OpenLibrary.say(
        String.format(
            Locale.ROOT,
            "  %s %s %d: %s, %.1f s",
            subject.method().simpleClassName() + "#" + subject.method().name(),
            kind,
            number,
            timing.sentence(),
            seconds));
    return Optional.of(trial);
  }

  private static Map<String, double[]> values(Pass pass) {
    Map<String, double[]> values = new TreeMap<>();
    for (Band band : bands(pass)) {
      values.put(
          band.word(), pass.timed().stream().mapToDouble(pair -> pair.in(band).d()).toArray());
    }
    return values;
  }

  private static Map<String, Double> nanos(Pass pass) {
    Map<String, Double> nanos = new TreeMap<>();
    for (Band band : bands(pass)) {
      nanos.put(
          band.word(),
          pass.timed().stream()
              .map(pair -> pair.in(band).original())
              .mapToDouble(used -> (double) used.cpuNanos() / Math.max(1, used.operations()))
              .average()
              .orElse(0));
    }
    return nanos;
  }

  private static Set<Band> bands(Pass pass) {
    return pass.timed().stream()
        .flatMap(pair -> pair.bands().stream())
        .map(BandTiming::band)
        .collect(Collectors.toSet());
  }

  private String text(Path file) {
    try {
      return Files.readString(library.target().root().resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(Map<Path, String> files) {
    files.forEach(
        (file, text) -> {
          try {
            Files.writeString(library.target().root().resolve(file), text);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private void delete(Path file) {
    try {
      Files.deleteIfExists(library.target().root().resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
