package dev.hasten.agent;

import dev.hasten.agent.ledger.LedgerEntry;
import dev.hasten.agent.report.RunReport.WholePart;
import dev.hasten.benchmarks.ThisMachine;
import dev.hasten.benchmarks.decide.Sample;
import dev.hasten.profiling.Workload;
import dev.hasten.sandbox.Sandbox;
import dev.hasten.target.Module;
import dev.hasten.target.Side;
import dev.hasten.target.Target;
import dev.hasten.target.test.TestRequest;
import dev.hasten.target.test.TestRun;
import dev.hasten.target.test.TestRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What all accepted rewrites together do for the workload as a whole, beside what Amdahl's law
 * leads one to expect. It is told and decides nothing.
 */
final class EndToEnd {
  private static final int PAIRS = 5;
  private static final int LEAST_PAIRS = 3;
  private static final double CONFIDENCE = .975;

  /** CPU time of one run, as a profile takes it. */
  private static final Duration REPEAT = Duration.ofSeconds(5);

  /** Time for all runs, unless the fewest pairs take longer. */
  private static final Duration ROOM = Duration.ofMinutes(2);

  /** A workload that takes longer for one run is left alone. */
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final Run run;
  private final Side before;
  private final Side after;
  private double left = 1;
  private boolean any;

  EndToEnd(Run run, Sandbox sandbox) {
    this.run = run;
    this.before = new Side("original", sandbox.newFolder("before"));
    this.after = new Side("candidate", sandbox.newFolder("after"));
  }

  /**
   * Takes an acceptance into account, before its classes replace those of its module.
   *
   * @throws UncheckedIOException if classes cannot be copied
   */
  void accepted(Module module, Accepted accepted) {
    any = true;
    left *= 1 - accepted.saved();
    try (Stream<Path> files = Files.walk(accepted.classes())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path name = accepted.classes().relativize(file);
        Path replaced = module.classes().resolve(name);
        if (Files.exists(replaced) && !Files.exists(before.overlay().resolve(name))) {
          copy(replaced, before.overlay().resolve(name));
        }
        copy(file, after.overlay().resolve(name));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Times the workload before and after, in turns.
   *
   * @param testClasses binary names of the test classes that are the workload; empty for all
   */
  void time(Target target, Sandbox sandbox, Workload workload, Set<String> testClasses) {
    if (!any) {
      return;
    }
    if (!(workload instanceof Workload.Tests)) {
      run.note("The workload was not timed as a whole: that is done for tests alone.");
    } else if (run.isOver()) {
      run.note("The workload was not timed as a whole: the time was up.");
    } else {
      run.stage(
          "whole",
          "Timing " + workload.phrase() + " as a whole, before and after",
          () -> {
            Runs runs = new Runs(target, new TestRunner(sandbox, target), testClasses);
            runs.ratio(workload.phrase()).ifPresent(part -> run.write(new LedgerEntry.Whole(part)));
            return Optional.empty();
          });
    }
  }

  /** Runs of the tests of all modules, before and after. */
  private final class Runs {
    private final TestRunner tests;
    private final Map<Module, Set<String>> classes = new LinkedHashMap<>();
    private final ThisMachine machine =
        new ThisMachine(why -> run.tell(new RunEvent.Step("waiting for " + why)), waited -> {});

    Runs(Target target, TestRunner tests, Set<String> testClasses) {
      this.tests = tests;
      for (Module module : target.modules()) {
        Set<String> own = new TreeSet<>(TestRunner.classes(module));
        if (!testClasses.isEmpty()) {
          own = new TreeSet<>(testClasses);
          own.removeIf(
              name ->
                  !Files.exists(module.testClasses().resolve(name.replace('.', '/') + ".class")));
        }
        if (!own.isEmpty()) {
          classes.put(module, own);
        }
      }
    }

    Optional<WholePart> ratio(String phrase) {
      List<Double> d = new ArrayList<>();
      Instant start = Instant.now();
      while (d.size() < PAIRS && (d.size() < LEAST_PAIRS || within(start, ROOM))) {
        Optional<Double> pair = pair(d.size() % 2 == 0);
        boolean tooLong = d.isEmpty() && !within(start, LONGEST.multipliedBy(2));
        if (pair.isEmpty() || tooLong || run.isOver()) {
          run.note(
              "The workload was not timed as a whole: "
                  + (pair.isEmpty()
                      ? "its tests did not come to their end."
                      : tooLong ? "one run of it takes too long." : "the time was up."));
          return Optional.empty();
        }
        d.add(pair.get());
      }
      Sample sample = Sample.of(d.stream().mapToDouble(Double::doubleValue).toArray());
      double reach = sample.reach(CONFIDENCE);
      return Optional.of(
          new WholePart(
              phrase,
              Math.exp(sample.mean()),
              Math.exp(sample.mean() - reach),
              Math.exp(sample.mean() + reach),
              sample.count(),
              1 / left));
    }

    private static boolean within(Instant start, Duration time) {
      return Duration.between(start, Instant.now()).compareTo(time) < 0;
    }

    private Optional<Double> pair(boolean originalFirst) {
      try (ThisMachine.Turn ignored = machine.exclusive()) {
        Optional<Double> first = nanos(originalFirst ? before : after);
        Optional<Double> second = first.isEmpty() ? first : nanos(originalFirst ? after : before);
        return second.map(s -> Math.log(first.orElseThrow() / s) * (originalFirst ? 1 : -1));
      }
    }

    /** CPU time of one round of all tests, the start of their JVMs spread over its rounds. */
    private Optional<Double> nanos(Side side) {
      double sum = 0;
      for (Map.Entry<Module, Set<String>> entry : classes.entrySet()) {
        TestRun ran =
            tests.run(
                TestRequest.all(entry.getKey(), LONGEST)
                    .onlyClasses(entry.getValue())
                    .repeat(REPEAT.dividedBy(classes.size()))
                    .on(side));
        if (!ran.complete() || ran.cpu().isZero()) {
          return Optional.empty();
        }
        sum += (double) ran.cpu().toNanos() / ran.rounds();
      }
      return sum > 0 ? Optional.of(sum) : Optional.empty();
    }
  }
}
