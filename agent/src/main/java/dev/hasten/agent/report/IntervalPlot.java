package dev.hasten.agent.report;

import dev.hasten.agent.report.RunReport.SpeedPart;
import java.util.List;
import java.util.Locale;

/**
 * Draws speedups with their intervals on a logarithmic axis: a line at 1, a shaded band of +-2 %
 * around it, a dot and a bar for each band.
 */
final class IntervalPlot {
  private static final int WIDTH = 560;
  private static final int LEFT = 70;
  private static final int ROW = 26;

  private IntervalPlot() {}

  /** The plot as an SVG element, empty where nothing was measured. */
  static String svg(List<SpeedPart> speeds) {
    if (speeds.isEmpty()) {
      return "";
    }
    double low = Math.min(0.9, speeds.stream().mapToDouble(SpeedPart::low).min().orElse(1) * 0.95);
    double high =
        Math.max(1.1, speeds.stream().mapToDouble(SpeedPart::high).max().orElse(1) * 1.05);
    int height = ROW * speeds.size() + 24;
    StringBuilder out = new StringBuilder();
    out.append(
        String.format(
            Locale.ROOT,
            "<svg class=\"plot\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"speedups with"
                + " intervals\">",
            WIDTH,
            height));
    double bandFrom = x(0.98, low, high);
    out.append(
        String.format(
            Locale.ROOT,
            "<rect class=\"same\" x=\"%.1f\" y=\"0\" width=\"%.1f\" height=\"%d\"/>",
            bandFrom,
            x(1.02, low, high) - bandFrom,
            height - 20));
    out.append(
        String.format(
            Locale.ROOT,
            "<line class=\"one\" x1=\"%1$.1f\" x2=\"%1$.1f\" y1=\"0\" y2=\"%2$d\"/>",
            x(1, low, high),
            height - 20));
    for (int i = 0; i < speeds.size(); i++) {
      row(out, speeds.get(i), ROW * i + ROW / 2, low, high);
    }
    for (double tick : new double[] {low, 1, high}) {
      out.append(
          String.format(
              Locale.ROOT,
              "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%.2fx</text>",
              x(tick, low, high),
              height - 6,
              tick));
    }
    return out.append("</svg>").toString();
  }

  private static void row(StringBuilder out, SpeedPart s, int y, double low, double high) {
    out.append(
        String.format(
            Locale.ROOT,
            "<text x=\"0\" y=\"%d\">%s</text><line class=\"bar\" x1=\"%.1f\" x2=\"%.1f\""
                + " y1=\"%d\" y2=\"%d\"/><circle cx=\"%.1f\" cy=\"%d\" r=\"4\"/>",
            y + 4,
            s.band(),
            x(s.low(), low, high),
            x(s.high(), low, high),
            y,
            y,
            x(s.ratio(), low, high),
            y));
  }

  private static double x(double ratio, double low, double high) {
    double part = (Math.log(ratio) - Math.log(low)) / (Math.log(high) - Math.log(low));
    return LEFT + part * (WIDTH - LEFT - 30);
  }
}
