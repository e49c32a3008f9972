package dev.hasten.agent.report;

import dev.hasten.agent.report.RunReport.CounterexamplePart;
import dev.hasten.agent.report.RunReport.Funnel;
import dev.hasten.agent.report.RunReport.HotspotPart;
import dev.hasten.agent.report.RunReport.ProposalPart;
import dev.hasten.agent.report.RunReport.SpeedPart;
import dev.hasten.agent.report.RunReport.StagePart;
import dev.hasten.benchmarks.decide.RuleSettings;
import dev.hasten.target.MethodRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A report as the templates want it: every figure already a text. */
record ReportView(
    RunReport report,
    String confidence,
    String guard,
    String shortCommit,
    String branch,
    List<HotspotRow> hotspots,
    List<ProposalRow> accepted,
    List<ProposalRow> rejected,
    String forest,
    List<String> whole,
    List<FunnelRow> funnel,
    List<StageRow> stages,
    String cost,
    boolean unconfined) {

  record HotspotRow(
      String method, String self, String total, String alloc, String ceiling, String entry) {}

  record ProposalRow(
      ProposalPart part,
      String method,
      String shortMethod,
      String speed,
      String shortCommit,
      String gate,
      String band,
      String benchmark,
      List<SpeedRow> speeds,
      List<DiffLine> diff,
      String plot,
      String sizes,
      List<String> figures,
      List<CounterexamplePart> shown) {}

  record SpeedRow(
      String band,
      String decision,
      String ratio,
      String interval,
      int pairs,
      String spread,
      String bytes) {}

  record DiffLine(String kind, String text) {}

  record FunnelRow(String step, int count, String width, List<String> losses) {}

  record StageRow(String stage, String seconds, int times) {}

  static ReportView of(RunReport r) {
    return new ReportView(
        r,
        confidence(RuleSettings.standard().alpha()),
        confidence(RuleSettings.standard().guardAlpha()),
        r.target().commit().substring(0, Math.min(10, r.target().commit().length())),
        r.target().branch().orElse(""),
        r.hotspots().stream().map(ReportView::row).toList(),
        r.accepted().stream().map(ReportView::row).toList(),
        r.rejected().stream().map(ReportView::row).toList(),
        forest(r.accepted()),
        r.whole().map(Figures::sentence).stream().toList(),
        funnel(r.funnel()),
        r.stages().stream().map(ReportView::row).toList(),
        cost(r),
        r.environment().sandbox().startsWith("none"));
  }

  /** Two-sided, of an interval that errs by alpha on each side. */
  private static String confidence(double alpha) {
    return String.format(Locale.ROOT, "%.0f %%", 100 - 200 * alpha);
  }

  /** A method as people write it, where the text is one. */
  static String readable(String method) {
    try {
      return MethodRef.parse(method).readable();
    } catch (IllegalArgumentException e) {
      return method;
    }
  }

  private static HotspotRow row(HotspotPart h) {
    return new HotspotRow(
        readable(h.method()),
        percent(h.selfPercent()),
        percent(h.totalPercent()),
        percent(h.allocationPercent()),
        ratio(h.ceiling()),
        h.entry().orElse(h.noEntry().isEmpty() ? "not looked at" : h.noEntry()));
  }

  private static ProposalRow row(ProposalPart p) {
    return new ProposalRow(
        p,
        readable(p.method()),
        shortMethod(p.method()),
        p.ratio()
            .map(
                x ->
                    ratio(x)
                        + p.interval()
                            .map(i -> " [" + interval(i.low(), i.high()) + "]")
                            .orElse(""))
            .orElse(""),
        p.commit().map(c -> c.substring(0, Math.min(10, c.length()))).orElse(""),
        p.gate().orElse(""),
        p.band().orElse(""),
        p.benchmark().orElse(""),
        p.speeds().stream().map(ReportView::row).toList(),
        diff(p.diff()),
        IntervalPlot.svg(p.speeds().stream().map(s -> plotted(s.band(), s)).toList()),
        p.growth().map(SizePlot::svg).orElse(""),
        Figures.sentences(p.speeds(), p.launches(), p.growth()),
        p.counterexample().stream().toList());
  }

  static SpeedRow row(SpeedPart s) {
    return new SpeedRow(
        s.band(),
        s.decision(),
        ratio(s.ratio()),
        interval(s.low(), s.high()),
        s.pairs(),
        percent(s.spreadPercent()),
        Figures.bytes(s.before().bytes()) + " \u2192 " + Figures.bytes(s.after().bytes()));
  }

  private static IntervalPlot.Row plotted(String label, SpeedPart s) {
    return new IntervalPlot.Row(label, s.ratio(), s.low(), s.high(), s.ratios());
  }

  /** Every accepted rewrite in one plot, where there are several. */
  private static String forest(List<ProposalPart> accepted) {
    return accepted.size() < 2
        ? ""
        : IntervalPlot.svg(
            accepted.stream()
                .flatMap(
                    p ->
                        p.speeds().stream()
                            .map(s -> plotted(shortMethod(p.method()) + ", " + s.band(), s)))
                .toList());
  }

  private static StageRow row(StagePart s) {
    return new StageRow(s.stage(), String.format(Locale.ROOT, "%.1f", s.seconds()), s.times());
  }

  private static List<DiffLine> diff(String diff) {
    List<DiffLine> lines = new ArrayList<>();
    for (String line : diff.split("\n", -1)) {
      String kind =
          line.startsWith("+") && !line.startsWith("+++")
              ? "add"
              : line.startsWith("-") && !line.startsWith("---")
                  ? "del"
                  : line.startsWith("@@") ? "hunk" : "";
      lines.add(new DiffLine(kind, line));
    }
    return lines;
  }

  private static List<FunnelRow> funnel(Funnel f) {
    int widest = Math.max(1, Math.max(f.hotspots(), f.proposals()));
    List<FunnelRow> rows = new ArrayList<>();
    rows.add(row("hotspots", f.hotspots(), widest, f));
    rows.add(row("promising", f.promising(), widest, f));
    rows.add(row("entry", "with an entry", f.withEntry(), widest, f));
    rows.add(row("proposals", f.proposals(), widest, f));
    rows.add(row("compiled", f.compiled(), widest, f));
    rows.add(row("equivalent", f.equivalent(), widest, f));
    rows.add(row("measured", f.measured(), widest, f));
    rows.add(row("accepted", f.accepted(), widest, f));
    return rows;
  }

  private static FunnelRow row(String step, int count, int widest, Funnel f) {
    return row(step, step, count, widest, f);
  }

  private static FunnelRow row(String key, String step, int count, int widest, Funnel f) {
    List<String> losses =
        f.losses().stream()
            .filter(l -> l.before().equals(key))
            .map(l -> l.count() + " lost: " + l.reason())
            .toList();
    return new FunnelRow(
        String.format(Locale.ROOT, "%-14s", step), count, percent(100.0 * count / widest), losses);
  }

  private static String cost(RunReport r) {
    return r.cost()
        .model()
        .map(
            m ->
                String.format(
                    Locale.ROOT,
                    "%s: %d calls, %d tokens in, %d out, $%.4f",
                    m,
                    r.cost().calls(),
                    r.cost().tokensIn(),
                    r.cost().tokensOut(),
                    r.cost().dollars()))
        .orElse("no model was asked");
  }

  private static String shortMethod(String method) {
    String name = method.replaceAll("\\(.*", "");
    int hash = name.indexOf('#');
    return hash < 0 ? name : name.substring(name.lastIndexOf('.', hash) + 1);
  }

  private static String ratio(double ratio) {
    return String.format(Locale.ROOT, ratio < 10 ? "%.2fx" : "%.1fx", ratio);
  }

  private static String interval(double low, double high) {
    return String.format(Locale.ROOT, low < 10 ? "%.2f, %.2f" : "%.1f, %.1f", low, high);
  }

  private static String percent(double percent) {
    return String.format(Locale.ROOT, "%.1f%%", percent);
  }
}
