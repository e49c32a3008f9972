package dev.hasten.agent.report;

import java.util.List;
import java.util.Locale;

/**
 * Draws speedups on a logarithmic axis: a line at 1, a shaded band of +-2 % around it, and for each
 * row a strip with a dot for each pair, the interval as a bar and the estimate on it.
 */
final class IntervalPlot {
  private static final int WIDTH = 640;
  private static final int RIGHT = 24;
  private static final int ROW = 30;
  private static final int AXIS = 22;
  private static final int TICK_ROOM = 38;
  private static final double[] TICKS = {
    .01, .02, .05, .1, .2, .5, .7, .8, .9, .95, 1, 1.05, 1.1, 1.2, 1.5, 2, 3, 5, 10, 20, 50, 100,
    200, 500, 1_000
  };

  private final List<Row> rows;
  private final int left;
  private final double low;
  private final double high;
  private final StringBuilder out = new StringBuilder();

  private IntervalPlot(List<Row> rows) {
    this.rows = rows;
    int longest = rows.stream().mapToInt(row -> row.label.length()).max().orElse(0);
    this.left = Math.min(300, 20 + 7 * longest);
    this.low = .97 * Math.min(.95, rows.stream().mapToDouble(Row::least).min().orElse(1));
    this.high = 1.03 * Math.max(1.05, rows.stream().mapToDouble(Row::most).max().orElse(1));
  }

  /**
   * A speedup.
   *
   * @param label what it is of
   * @param ratios what each pair shows
   */
  record Row(String label, double ratio, double low, double high, List<Double> ratios) {
    Row {
      ratios = List.copyOf(ratios);
    }

    private double least() {
      return ratios.stream().mapToDouble(Double::doubleValue).reduce(low, Math::min);
    }

    private double most() {
      return ratios.stream().mapToDouble(Double::doubleValue).reduce(high, Math::max);
    }
  }

  /** The plot as an SVG element, empty where nothing was measured. */
  static String svg(List<Row> rows) {
    return rows.isEmpty() ? "" : new IntervalPlot(rows).draw();
  }

  private String draw() {
    int bottom = ROW * rows.size();
    add(
        "<svg class=\"plot\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"speedups: pairs and"
            + " intervals\">",
        WIDTH, bottom + AXIS);
    add(
        "<rect class=\"same\" x=\"%.1f\" y=\"0\" width=\"%.1f\" height=\"%d\"/>",
        x(.98), x(1.02) - x(.98), bottom);
    add("<line class=\"one\" x1=\"%1$.1f\" x2=\"%1$.1f\" y1=\"0\" y2=\"%2$d\"/>", x(1), bottom);
    ticks(bottom);
    for (int i = 0; i < rows.size(); i++) {
      row(rows.get(i), ROW * i + ROW / 2);
    }
    return out.append("</svg>").toString();
  }

  /** One always has its tick; the others where there is room. */
  private void ticks(int bottom) {
    double last = Double.NEGATIVE_INFINITY;
    for (double tick : TICKS) {
      boolean clear = x(tick) - last >= TICK_ROOM && Math.abs(x(tick) - x(1)) >= TICK_ROOM;
      if (tick == 1 || tick >= low && tick <= high && clear) {
        add(
            "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%sx</text>",
            x(tick), bottom + 15, tick == Math.rint(tick) ? "" + (long) tick : "" + tick);
        last = x(tick);
      }
    }
  }

  private void row(Row row, int y) {
    add("<text x=\"0\" y=\"%d\">%s</text>", y + 4, escaped(row.label));
    for (int i = 0; i < row.ratios.size(); i++) {
      add(
          "<circle class=\"pair\" cx=\"%.1f\" cy=\"%d\" r=\"2.5\"/>",
          x(row.ratios.get(i)), y - 9 + 3 * (i % 2));
    }
    add(
        "<line class=\"bar\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>",
        x(row.low), x(row.high), y + 3, y + 3);
    add("<circle cx=\"%.1f\" cy=\"%d\" r=\"4\"/>", x(row.ratio), y + 3);
  }

  private void add(String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values));
  }

  private double x(double ratio) {
    double part = (Math.log(ratio) - Math.log(low)) / (Math.log(high) - Math.log(low));
    return left + part * (WIDTH - left - RIGHT);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
