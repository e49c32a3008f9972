package dev.hasten.agent;

import dev.hasten.agent.ledger.LedgerEntry;
import dev.hasten.agent.report.RunReport.EnvironmentPart;
import dev.hasten.agent.report.RunReport.TargetPart;
import dev.hasten.benchmarks.Environment;
import dev.hasten.benchmarks.pairs.TimingJvm;
import dev.hasten.judge.Judge;
import dev.hasten.sandbox.Sandbox;
import dev.hasten.target.Module;
import dev.hasten.target.Target;
import dev.hasten.target.test.Baseline;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Says what was opened: the target with its test baseline, and the machine. */
final class Opening {
  private Opening() {}

  static LedgerEntry.Opened of(Judge judge, Target target, Sandbox sandbox, Run run) {
    Map<Module, Baseline> baselines =
        run.stage(
            "baseline",
            "Running the tests twice, before any change",
            () -> baselines(judge, target, run));
    int passed = 0;
    int others = 0;
    for (Baseline baseline : baselines.values()) {
      passed += baseline.tests(Baseline.Kind.PASSED).size();
      others += baseline.outcomes().size() - baseline.tests(Baseline.Kind.PASSED).size();
    }
    run.tell(
        new RunEvent.Step(passed + " tests pass twice, " + others + " do not and protect nothing"));
    if (passed == 0) {
      run.note(
          "No test of the target passes. Without a workload nothing can be observed or timed: name"
              + " one with --workload.");
    }
    return new LedgerEntry.Opened(
        new TargetPart(
            target.name(),
            target.commit(),
            Optional.empty(),
            target.jdk().version(),
            target.modules().size(),
            passed,
            others),
        new EnvironmentPart(fingerprint(target, sandbox), sandbox.description(), ""));
  }

  private static Map<Module, Baseline> baselines(Judge judge, Target target, Run run) {
    Map<Module, Baseline> baselines = new LinkedHashMap<>();
    for (Module module : target.modules()) {
      boolean alone = target.modules().size() == 1;
      if (!alone) {
        run.tell(new RunEvent.Step(module.name()));
      }
      Baseline baseline = judge.bench().baseline(module);
      baselines.put(module, baseline);
      baseline.notes().forEach(note -> run.note(alone ? note : module.name() + ": " + note));
    }
    return baselines;
  }

  static String fingerprint(Target target, Sandbox sandbox) {
    Environment e = Environment.of(target.jdk(), TimingJvm.standard().arguments(), sandbox);
    return e.processor()
        + ", "
        + e.processors()
        + " processors, "
        + e.kernel()
        + ", JDK "
        + e.jdk()
        + " "
        + String.join(" ", e.jvmArguments());
  }
}
