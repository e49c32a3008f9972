package dev.hasten.agent.report;

import dev.hasten.agent.report.ReportView.SpeedRow;
import dev.hasten.agent.report.RunReport.CounterexamplePart;
import dev.hasten.agent.report.VerifyReport.DifferencePart;
import dev.hasten.agent.report.VerifyReport.MethodPart;
import java.util.List;

/** A verdict as the templates want it: every figure already a text. */
record VerdictView(
    VerifyReport report,
    List<MethodRow> methods,
    List<DifferencePart> differences,
    List<CounterexamplePart> shown) {
  /**
   * A method.
   *
   * @param method as people write it
   * @param through the entry, where it is another method
   * @param decided what timing said, where it was timed
   * @param figures what was measured beside
   */
  record MethodRow(
      MethodPart part,
      String method,
      List<String> through,
      List<String> decided,
      List<SpeedRow> speeds,
      List<String> figures) {}

  static VerdictView of(VerifyReport report) {
    return new VerdictView(
        report,
        report.methods().stream()
            .map(
                m ->
                    new MethodRow(
                        m,
                        ReportView.readable(m.method()),
                        m.entry().filter(e -> !e.equals(m.method())).stream()
                            .map(ReportView::readable)
                            .toList(),
                        m.decision().stream().toList(),
                        m.speeds().stream().map(ReportView::row).toList(),
                        Figures.sentences(m.speeds(), m.launches(), m.growth())))
            .toList(),
        report.difference().stream().toList(),
        report.counterexample().stream().toList());
  }
}
