package dev.hasten.agent.report;

import dev.hasten.agent.report.RunReport.CounterexamplePart;
import dev.hasten.agent.report.RunReport.EnvironmentPart;
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
 * @param methods what timing said of each entry
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
    methods = List.copyOf(methods);
    checks = List.copyOf(checks);
    seconds = List.copyOf(seconds);
    notes = List.copyOf(notes);
  }

  /**
   * One method.
   *
   * @param method what changed
   * @param entry through which it was observed and timed
   * @param decision what timing said
   * @param speeds each band
   */
  public record MethodPart(String method, String entry, String decision, List<SpeedPart> speeds) {
    public MethodPart {
      speeds = List.copyOf(speeds);
    }
  }
}
