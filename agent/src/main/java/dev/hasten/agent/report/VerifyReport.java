package dev.hasten.agent.report;

import dev.hasten.agent.report.RunReport.CounterexamplePart;
import dev.hasten.agent.report.RunReport.EnvironmentPart;
import dev.hasten.agent.report.RunReport.GrowthPart;
import dev.hasten.agent.report.RunReport.LaunchesPart;
import dev.hasten.agent.report.RunReport.SpeedPart;
import dev.hasten.agent.report.RunReport.StagePart;
import java.util.List;
import java.util.Optional;

/**
 * The verdict on a change that somebody made.
 *
 * @param schema name and version of the form of this document
 * @param tool version of Hasten
 * @param verdict its word: faster, same, slower, trade-off, cannot-tell, different or broken
 * @param sentence the verdict in a sentence
 * @param change what was judged
 * @param commit the commit that it was compared with
 * @param gate the gate that ended it; nothing where it is faster
 * @param evidence what shows the reason; may be empty
 * @param difference what differs, where the sides were compared and differ
 * @param loosened the options by which differences did not count; empty where everything did
 * @param gates the gates that the change went through, in order
 * @param methods each method that it changes
 * @param checks what was checked and how much of it
 * @param seconds the time that each gate took
 * @param environment the machine and what confined the change
 * @param notes what a reader should know beside, such as files that were not judged
 * @param benchmark where the exported benchmark was written
 * @param counterexample a program that shows a difference, where one was found
 */
public record VerifyReport(
    String schema,
    String tool,
    String verdict,
    String sentence,
    String change,
    String commit,
    Optional<String> gate,
    String evidence,
    Optional<DifferencePart> difference,
    List<String> loosened,
    List<GatePart> gates,
    List<MethodPart> methods,
    List<String> checks,
    List<StagePart> seconds,
    EnvironmentPart environment,
    List<String> notes,
    Optional<String> benchmark,
    Optional<CounterexamplePart> counterexample) {
  /** Name and version of the form that this class writes. */
  public static final String SCHEMA = "hasten-verify/1";

  public VerifyReport {
    loosened = List.copyOf(loosened);
    gates = List.copyOf(gates);
    methods = List.copyOf(methods);
    checks = List.copyOf(checks);
    seconds = List.copyOf(seconds);
    notes = List.copyOf(notes);
  }

  /**
   * What differs.
   *
   * @param kind the class of difference, such as {@code order} or {@code last bit}
   * @param what where and how, a sentence
   * @param remedy which loosening would admit it, or why none can
   */
  public record DifferencePart(String kind, String what, String remedy) {}

  /**
   * What a gate said.
   *
   * @param gate its word
   * @param outcome passed, failed, or nothing, where it could not tell
   * @param checked how much was compared: inputs, calls, tests, files; 0 where it did not pass
   * @param notes what could not be compared, and why
   */
  public record GatePart(String gate, String outcome, long checked, List<String> notes) {
    public GatePart {
      notes = List.copyOf(notes);
    }

    /** Whether there is a number to tell; of the templates only. */
    boolean counted() {
      return checked > 0;
    }
  }

  /**
   * One method.
   *
   * @param method what changed
   * @param entry through which it was observed and timed; nothing where it could not be
   * @param gates what the gates said of it
   * @param counterexample a call on which it differs, with both answers
   * @param decision what timing said, where it was timed
   * @param speeds each band
   * @param launches what launches took beside the calls, where it was timed
   * @param growth how the times grow with size, where a gain was confirmed
   */
  public record MethodPart(
      String method,
      Optional<String> entry,
      List<GatePart> gates,
      Optional<String> counterexample,
      Optional<String> decision,
      List<SpeedPart> speeds,
      Optional<LaunchesPart> launches,
      Optional<GrowthPart> growth) {
    public MethodPart {
      gates = List.copyOf(gates);
      speeds = List.copyOf(speeds);
    }
  }
}
