package dev.hasten.profiling.sampling;

import dev.hasten.profiling.Dimension;
import dev.hasten.profiling.Engine;
import dev.hasten.profiling.Profile;
import dev.hasten.profiling.ProfilingException;
import dev.hasten.profiling.ProfilingException.Failure;
import dev.hasten.profiling.Workload;
import dev.hasten.profiling.hotspot.Hotspots;
import dev.hasten.profiling.recording.Recorded;
import dev.hasten.profiling.recording.RecordingReader;
import dev.hasten.sandbox.Sandbox;
import dev.hasten.target.Target;
import dev.hasten.target.test.TestRunner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Runs a workload in boxes under a profiler and reads what it recorded. */
public final class Profiler {
  private final Target target;
  private final Workload workload;
  private final Sandbox sandbox;
  private final ProfilerSettings settings;

  private Profiler(Target target, Workload workload, Sandbox sandbox, ProfilerSettings settings) {
    this.target = target;
    this.workload = workload;
    this.sandbox = sandbox;
    this.settings = settings;
  }

  /**
   * Profiles a workload with the first engine that sees it work. A workload that is over too soon
   * is launched again; the profile then is of all launches, and its notes say so.
   *
   * @throws ProfilingException if there is nothing to run, it does not run, or no engine sees it
   *     use CPU
   */
  public static Profile profile(
      Target target,
      Workload workload,
      Sandbox sandbox,
      TestRunner tests,
      ProfilerSettings settings)
      throws ProfilingException {
    Profiler profiler = new Profiler(target, workload, sandbox, settings);
    Duration limit = settings.limit();
    if (workload instanceof Workload.Tests some) {
      return profiler.run(TestLaunch.of(tests, target, some.classes(), settings));
    } else if (workload instanceof Workload.Shell shell) {
      return profiler.run(CommandLaunch.shell(sandbox, target, shell, limit));
    } else if (workload instanceof Workload.Jmh jmh) {
      return profiler.run(CommandLaunch.jmh(sandbox, target, jmh, limit));
    } else if (workload instanceof Workload.Recording recording) {
      return profiler.read(recording);
    }
    throw new IllegalStateException("unknown workload: " + workload);
  }

  private Profile read(Workload.Recording recording) throws ProfilingException {
    Recorded recorded = RecordingReader.read(recording.file());
    if (recorded.tree().samples(Dimension.CPU) == 0) {
      throw new ProfilingException(
          new Failure.NoSamples(List.of("The recording holds no execution samples.")));
    }
    return new Profile(
        workload,
        workload.phrase(),
        recorded.engine(),
        List.of(recorded.file()),
        recorded.tree(),
        recorded.span(),
        recorded.notes());
  }

  private Profile run(List<Launch> launches) throws ProfilingException {
    if (launches.isEmpty()) {
      throw new ProfilingException(new Failure.NothingToRun(workload));
    }
    List<String> tried = new ArrayList<>();
    for (Engine engine : settings.engines()) {
      Sampler sampler = sampler(engine);
      if (sampler.hindrance().isPresent()) {
        tried.add(sampler.hindrance().get());
        continue;
      }
      Attempt attempt = attempt(sampler, launches);
      if (attempt.samples() > 0) {
        Set<String> notes = new LinkedHashSet<>(tried);
        notes.addAll(attempt.notes());
        return attempt.profile(engine, workload, List.copyOf(notes));
      }
      tried.add(
          String.join(" ", attempt.notes())
              + (attempt.notes().isEmpty() ? "" : " ")
              + engine.word()
              + " saw no CPU time.");
    }
    throw new ProfilingException(new Failure.NoSamples(tried));
  }

  private Sampler sampler(Engine engine) {
    return switch (engine) {
      case ASYNC_PROFILER -> new AsyncProfiler(sandbox);
      case FLIGHT_RECORDER -> new FlightRecorder(sandbox);
    };
  }

  private Attempt attempt(Sampler sampler, List<Launch> launches) throws ProfilingException {
    Attempt attempt = new Attempt();
    int times = 0;
    long found;
    do {
      times++;
      for (Launch launch : launches) {
        launch(sampler, launch, times, attempt);
      }
      found = Hotspots.samplesOfTarget(attempt.tree(), target);
    } while (attempt.samples() > 0
        && found < settings.enoughSamples()
        && times < settings.launches());
    if (times > 1) {
      attempt.note(
          "The workload, %s, was launched %d times, since it is over so soon: %d CPU samples in the target's code."
              .formatted(workload.phrase(), times, found));
    }
    return attempt;
  }

  private void launch(Sampler sampler, Launch launch, int time, Attempt attempt)
      throws ProfilingException {
    Attachment attachment = sampler.attach(target.jdk());
    Launch.Ended ended = launch.run(attachment);
    ended.notes().forEach(attempt::note);
    Harvest harvest =
        Harvest.of(
            attachment.output(), settings.recordings(), launch.name(), sampler.engine(), time);
    harvest.notes().forEach(attempt::note);
    attempt.add(launch, ended.rounds(), harvest.recorded());
    if (harvest.recorded().isEmpty()) {
      attempt.note(
          "%s left no recording of %s%s"
              .formatted(sampler.engine().word(), launch.name(), complaint(ended)));
    }
  }

  /** The last line of what the process said on standard error, which mostly is the reason. */
  private static String complaint(Launch.Ended ended) {
    String text = ended.outcome().stderr().strip();
    String last = text.substring(text.lastIndexOf('\n') + 1).replaceAll("\\p{Cntrl}", " ");
    return last.isEmpty() ? "." : ": " + last.substring(0, Math.min(last.length(), 200));
  }
}
