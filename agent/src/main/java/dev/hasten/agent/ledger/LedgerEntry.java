package dev.hasten.agent.ledger;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.hasten.agent.report.RunReport;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One line of the ledger. It is written before its effect is relied on. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = LedgerEntry.Started.class, name = "started"),
  @JsonSubTypes.Type(value = LedgerEntry.Opened.class, name = "opened"),
  @JsonSubTypes.Type(value = LedgerEntry.Profiled.class, name = "profiled"),
  @JsonSubTypes.Type(value = LedgerEntry.PassedOver.class, name = "passed over"),
  @JsonSubTypes.Type(value = LedgerEntry.Promising.class, name = "promising"),
  @JsonSubTypes.Type(value = LedgerEntry.Entered.class, name = "entered"),
  @JsonSubTypes.Type(value = LedgerEntry.Proposed.class, name = "proposed"),
  @JsonSubTypes.Type(value = LedgerEntry.Judged.class, name = "judged"),
  @JsonSubTypes.Type(value = LedgerEntry.Tested.class, name = "tested"),
  @JsonSubTypes.Type(value = LedgerEntry.Committed.class, name = "committed"),
  @JsonSubTypes.Type(value = LedgerEntry.Whole.class, name = "whole"),
  @JsonSubTypes.Type(value = LedgerEntry.Exchanged.class, name = "exchanged"),
  @JsonSubTypes.Type(value = LedgerEntry.Spent.class, name = "spent"),
  @JsonSubTypes.Type(value = LedgerEntry.Noted.class, name = "noted"),
  @JsonSubTypes.Type(value = LedgerEntry.Ended.class, name = "ended"),
})
public sealed interface LedgerEntry {
  /**
   * A run began.
   *
   * @param run its identifier
   * @param tool version of Hasten
   * @param time when, ISO 8601
   * @param target what the user named
   * @param settings every option that is not at its default, with its text
   */
  record Started(String run, String tool, String time, String target, Map<String, String> settings)
      implements LedgerEntry {}

  /** The target was built and its tests have a baseline. */
  record Opened(RunReport.TargetPart target, RunReport.EnvironmentPart environment)
      implements LedgerEntry {}

  /**
   * A profile was taken.
   *
   * @param round 1 for the first, one more after each acceptance
   * @param profiler what took it
   * @param workload what the shares are shares of
   * @param hotspots methods to work on, best first
   * @param excluded methods left out
   */
  record Profiled(
      int round,
      String profiler,
      String workload,
      List<RunReport.HotspotPart> hotspots,
      List<RunReport.ExclusionPart> excluded)
      implements LedgerEntry {}

  /** There was nothing to propose for a hotspot. */
  record PassedOver(String method) implements LedgerEntry {}

  /** There is something to propose for a hotspot, or somebody to ask. */
  record Promising(String method) implements LedgerEntry {}

  /** An entry was looked for: found, or the reason why there is none. */
  record Entered(String method, Optional<String> entry, String noEntry) implements LedgerEntry {}

  /** A proposal was made. */
  record Proposed(
      String id, String method, String origin, String mechanism, List<String> hazards, String diff)
      implements LedgerEntry {}

  /** A proposal was judged. */
  record Judged(RunReport.ProposalPart proposal) implements LedgerEntry {}

  /**
   * The deciding inputs of an accepted rewrite were written as tests.
   *
   * @param id of its proposal
   * @param file path of the test class from the target's root; empty where there are no tests
   * @param source its text
   * @param cases how many tests it holds
   * @param notes what a reader should know: what was left out, or why there are no tests
   */
  record Tested(String id, String file, String source, int cases, List<String> notes)
      implements LedgerEntry {}

  /** An accepted rewrite was committed. */
  record Committed(String id, String commit, String branch) implements LedgerEntry {}

  /** The workload was timed before and after all accepted rewrites. */
  record Whole(RunReport.WholePart part) implements LedgerEntry {}

  /**
   * A model was asked.
   *
   * @param key digest of the whole request
   * @param model its name
   * @param purpose what for
   * @param question the messages, readable
   * @param answer its text; empty where it failed
   * @param failure why there is no answer; empty where there is one
   * @param tokensIn tokens sent
   * @param tokensOut tokens received
   * @param dollars money spent
   * @param seconds how long it took
   */
  record Exchanged(
      String key,
      String model,
      String purpose,
      String question,
      String answer,
      String failure,
      long tokensIn,
      long tokensOut,
      double dollars,
      double seconds)
      implements LedgerEntry {}

  /** Time went into a stage, in seconds. */
  record Spent(String stage, double seconds) implements LedgerEntry {}

  /** Something that a user should know. */
  record Noted(String text) implements LedgerEntry {}

  /** The run came to its end. */
  record Ended(String ending) implements LedgerEntry {}
}
