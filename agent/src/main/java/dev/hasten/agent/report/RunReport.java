package dev.hasten.agent.report;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Optional;

/**
 * All that a run has to tell, as plain data.
 *
 * @param schema name and version of the form of this document
 * @param tool version of Hasten
 * @param run identifier of the run, which its branch carries too
 * @param ending the sentence that ends the terminal output
 * @param target what was worked on
 * @param environment on what it was measured
 * @param workload what the shares are shares of, such as {@code the test run}
 * @param hotspots the methods that were worked on
 * @param excluded methods that cost much and were left out
 * @param accepted rewrites that were committed
 * @param rejected proposals that were not, and rewrites that were proved but are too small
 * @param whole what the accepted rewrites together do for the workload; nothing where it was not
 *     timed
 * @param funnel how many got how far, and where the rest was lost
 * @param stages where the time went
 * @param cost what the model was asked and took
 * @param notes what a user should know beside
 */
@JsonPropertyOrder({"schema", "tool", "run", "ending"})
public record RunReport(
    String schema,
    String tool,
    String run,
    String ending,
    TargetPart target,
    EnvironmentPart environment,
    String workload,
    List<HotspotPart> hotspots,
    List<ExclusionPart> excluded,
    List<ProposalPart> accepted,
    List<ProposalPart> rejected,
    Optional<WholePart> whole,
    Funnel funnel,
    List<StagePart> stages,
    CostPart cost,
    List<String> notes) {
  /** Name and version of the form that this class writes. */
  public static final String SCHEMA = "hasten-run/1";

  public RunReport {
    hotspots = List.copyOf(hotspots);
    excluded = List.copyOf(excluded);
    accepted = List.copyOf(accepted);
    rejected = List.copyOf(rejected);
    stages = List.copyOf(stages);
    notes = List.copyOf(notes);
  }

  /**
   * The target.
   *
   * @param name short name
   * @param commit the commit that the run started from
   * @param branch the branch that holds the accepted rewrites, if there is one
   * @param jdk version of the JDK that ran it
   * @param modules how many modules hold Java code
   * @param testsPassed tests that pass in both runs of the baseline
   * @param testsNotProtecting tests that fail, are flaky or skipped in the baseline
   */
  public record TargetPart(
      String name,
      String commit,
      Optional<String> branch,
      String jdk,
      int modules,
      int testsPassed,
      int testsNotProtecting) {}

  /**
   * The machine and what confined the candidates.
   *
   * @param fingerprint what figures from elsewhere must share to be comparable
   * @param sandbox what confined candidate code
   * @param profiler what took the profile
   */
  public record EnvironmentPart(String fingerprint, String sandbox, String profiler) {}

  /**
   * A hotspot.
   *
   * @param method the method
   * @param selfPercent its own part of the CPU time
   * @param totalPercent its part with all it calls
   * @param allocationPercent its own part of the allocated bytes
   * @param ceiling the most that the workload can gain from it
   * @param entry through which method it was observed, or nothing
   * @param noEntry why there is no entry; empty where there is one
   */
  public record HotspotPart(
      String method,
      double selfPercent,
      double totalPercent,
      double allocationPercent,
      double ceiling,
      Optional<String> entry,
      String noEntry) {}

  /** A method that costs much and was left out, and why. */
  public record ExclusionPart(String method, double selfPercent, String reason) {}

  /**
   * A proposal and its verdict.
   *
   * @param id identifier within the run
   * @param method the hotspot it is for
   * @param origin who proposed it: {@code catalogue RGX-1} or {@code model NAME}
   * @param mechanism why it should be faster, a sentence
   * @param hazards what could go wrong with it
   * @param ruling the verdict's word
   * @param gate the gate that rejected it; nothing where it was accepted
   * @param reason why it was rejected, or what was proved
   * @param evidence what shows the reason
   * @param ratio speedup, the original's time divided by the candidate's; nothing where not
   *     measured
   * @param interval the speedup's interval: low and high
   * @param confidence of the interval, such as 0.98
   * @param band the sizes that the ratio speaks of
   * @param speeds every band that was measured
   * @param launches what launches took beside the calls, where the clearest gain was measured
   * @param growth how the times grow with size there
   * @param checks what was checked and how much of it, a sentence each
   * @param seconds the time that its verdict took, by gate
   * @param diff the change as a unified diff
   * @param commit the commit, where accepted
   * @param benchmark how to run the exported benchmark, where one was written
   * @param counterexample a program that shows a difference, where one was found
   */
  public record ProposalPart(
      String id,
      String method,
      String origin,
      String mechanism,
      List<String> hazards,
      String ruling,
      Optional<String> gate,
      String reason,
      String evidence,
      Optional<Double> ratio,
      Optional<IntervalPart> interval,
      Optional<Double> confidence,
      Optional<String> band,
      List<SpeedPart> speeds,
      Optional<LaunchesPart> launches,
      Optional<GrowthPart> growth,
      List<String> checks,
      List<StagePart> seconds,
      String diff,
      Optional<String> commit,
      Optional<String> benchmark,
      Optional<CounterexamplePart> counterexample) {
    public ProposalPart {
      hazards = List.copyOf(hazards);
      speeds = List.copyOf(speeds);
      checks = List.copyOf(checks);
      seconds = List.copyOf(seconds);
    }
  }

  /**
   * A program that shows a difference with nothing but the target's classes beside it.
   *
   * @param className its class
   * @param source its Java source
   * @param original what it prints with the original
   * @param candidate what it prints with the candidate, or how it ends there
   * @param command how it is run, where {@code JAR} is either side's class path
   */
  public record CounterexamplePart(
      String className, String source, String original, String candidate, String command) {}

  /** Bounds of a speedup. */
  public record IntervalPart(double low, double high) {}

  /**
   * What the timing of one band said.
   *
   * @param band which sizes
   * @param decision faster, slower, same or cannot tell
   * @param ratio speedup
   * @param low lower bound
   * @param high upper bound
   * @param pairs pairs of launches behind it
   * @param spreadPercent standard deviation of the logarithm of the ratio from pair to pair, in
   *     percent
   * @param ratios the speedup that each of the pairs shows, in the order measured
   * @param before what a call of the original takes
   * @param after what a call of the candidate takes
   */
  public record SpeedPart(
      String band,
      String decision,
      double ratio,
      double low,
      double high,
      int pairs,
      double spreadPercent,
      List<Double> ratios,
      UsePart before,
      UsePart after) {
    public SpeedPart {
      ratios = List.copyOf(ratios);
    }
  }

  /**
   * What a call takes, medians over the pairs.
   *
   * @param cpuNanos CPU time of the whole process, in nanoseconds
   * @param wallNanos wall time, in nanoseconds
   * @param bytes bytes allocated
   * @param gcPercent share of the wall time that collections took, in percent
   */
  public record UsePart(double cpuNanos, double wallNanos, double bytes, double gcPercent) {}

  /** What launches of both sides took beside the measured calls. */
  public record LaunchesPart(LaunchPart before, LaunchPart after) {}

  /**
   * What a launch took beside the measured calls, medians over the pairs.
   *
   * @param firstRoundMillis CPU time of the first round of calls, class loading and compiling
   *     included
   * @param jitMillis time of the JIT compilers during warm-up
   * @param peakMegabytes peak resident memory
   * @param retainedMegabytes what was on the heap after a collection at the end
   * @param joules energy of the processor's package during the measured calls; nothing where the
   *     machine does not count it
   */
  public record LaunchPart(
      double firstRoundMillis,
      double jitMillis,
      double peakMegabytes,
      double retainedMegabytes,
      Optional<Double> joules) {}

  /**
   * How both sides' times grow with size.
   *
   * @param rungs by size, ascending
   * @param exponentBefore exponent of the original's time as a power of the size; nothing where the
   *     sizes are too few or too close
   * @param exponentAfter the same of the candidate's
   * @param crossover the size at which the faster side changes; nothing where it does not
   */
  public record GrowthPart(
      List<RungPart> rungs,
      Optional<Double> exponentBefore,
      Optional<Double> exponentAfter,
      Optional<Long> crossover) {
    public GrowthPart {
      rungs = List.copyOf(rungs);
    }
  }

  /**
   * What both sides take for calls of one size.
   *
   * @param size characters, elements and bytes that a call carries
   * @param nanosBefore CPU time of a call of the original, in nanoseconds
   * @param nanosAfter the same of the candidate
   * @param ratio speedup
   * @param low lower bound, 95 % over a few launches
   * @param high upper bound
   */
  public record RungPart(
      long size, double nanosBefore, double nanosAfter, double ratio, double low, double high) {}

  /**
   * The workload as a whole, before and after all accepted rewrites.
   *
   * @param workload what was run, such as {@code the test run}
   * @param ratio its CPU time before divided by that after
   * @param low lower bound, 95 %
   * @param high upper bound
   * @param pairs pairs of runs
   * @param expected the ratio that Amdahl's law gives for the measured gains and the profiled
   *     shares
   */
  public record WholePart(
      String workload, double ratio, double low, double high, int pairs, double expected) {}

  /** Time spent in a stage, in seconds. */
  public record StagePart(String stage, double seconds, int times) {}

  /**
   * What the model took.
   *
   * @param model its name; nothing where none was configured
   * @param calls questions asked
   * @param tokensIn tokens sent
   * @param tokensOut tokens received
   * @param dollars money spent
   */
  public record CostPart(
      Optional<String> model, int calls, long tokensIn, long tokensOut, double dollars) {}

  /**
   * How many got how far.
   *
   * @param hotspots methods looked at
   * @param promising of these, with something to propose
   * @param withEntry of these, with an entry through which they can be observed
   * @param proposals rewrites proposed
   * @param compiled of these, compiled and within the rules
   * @param equivalent of these, with no difference found
   * @param measured of these, timed
   * @param accepted of these, committed
   * @param losses where the others were lost
   */
  public record Funnel(
      int hotspots,
      int promising,
      int withEntry,
      int proposals,
      int compiled,
      int equivalent,
      int measured,
      int accepted,
      List<Loss> losses) {
    public Funnel {
      losses = List.copyOf(losses);
    }
  }

  /** How many were lost before a step of the funnel for the same reason. */
  public record Loss(String before, String reason, int count) {}
}
