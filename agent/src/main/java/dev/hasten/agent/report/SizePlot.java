package dev.hasten.agent.report;

import dev.hasten.agent.report.RunReport.GrowthPart;
import dev.hasten.agent.report.RunReport.RungPart;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Draws the time of a call by size, both axes logarithmic, a line for each side. */
final class SizePlot {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 220;
  private static final int LEFT = 64;
  private static final int RIGHT = 96;
  private static final int TOP = 14;
  private static final int BOTTOM = 34;
  private static final String[] UNITS = {"ns", "\u00b5s", "ms", "s"};

  private final GrowthPart growth;
  private final StringBuilder out = new StringBuilder();
  private final double leastSize;
  private final double mostSize;
  private final double leastNanos;
  private final double mostNanos;

  private SizePlot(GrowthPart growth) {
    this.growth = growth;
    this.leastSize = growth.rungs().stream().mapToDouble(SizePlot::size).min().orElse(1);
    this.mostSize = growth.rungs().stream().mapToDouble(SizePlot::size).max().orElse(1);
    this.leastNanos =
        growth.rungs().stream()
            .mapToDouble(r -> Math.min(r.nanosBefore(), r.nanosAfter()))
            .min()
            .orElse(1);
    this.mostNanos =
        growth.rungs().stream()
            .mapToDouble(r -> Math.max(r.nanosBefore(), r.nanosAfter()))
            .max()
            .orElse(1);
  }

  /** The plot as an SVG element, empty where there are fewer than two sizes. */
  static String svg(GrowthPart growth) {
    return growth.rungs().size() < 2 ? "" : new SizePlot(growth).draw();
  }

  private String draw() {
    add(
        "<svg class=\"plot\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"time of a call by"
            + " size\">",
        WIDTH, HEIGHT);
    for (double nanos = decade(leastNanos); nanos <= mostNanos * 1.001; nanos *= 10) {
      if (nanos >= leastNanos * .999) {
        add(
            "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%3$.1f\" y2=\"%3$.1f\"/>"
                + "<text x=\"%4$d\" y=\"%5$.1f\" text-anchor=\"end\">%6$s</text>",
            LEFT, WIDTH - RIGHT, y(nanos), LEFT - 6, y(nanos) + 4, time(nanos));
      }
    }
    for (RungPart rung : growth.rungs()) {
      add(
          "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d</text>",
          x(size(rung)), HEIGHT - 18, rung.size());
    }
    add(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">size of what a call is given</text>",
        (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 3);
    side("before", RungPart::nanosBefore);
    side("after", RungPart::nanosAfter);
    return out.append("</svg>").toString();
  }

  private void side(String name, ToDoubleFunction<RungPart> nanos) {
    add(
        "<polyline class=\"%s\" points=\"%s\"/>",
        name,
        growth.rungs().stream()
            .map(
                r -> String.format(Locale.ROOT, "%.1f,%.1f", x(size(r)), y(nanos.applyAsDouble(r))))
            .collect(Collectors.joining(" ")));
    growth
        .rungs()
        .forEach(
            r ->
                add(
                    "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\"/>",
                    name, x(size(r)), y(nanos.applyAsDouble(r))));
    RungPart last = growth.rungs().get(growth.rungs().size() - 1);
    boolean upper = nanos.applyAsDouble(last) >= Math.max(last.nanosBefore(), last.nanosAfter());
    double apart = Math.abs(y(last.nanosBefore()) - y(last.nanosAfter()));
    double shift = apart >= 14 ? 4 : upper ? -3 : 11;
    add(
        "<text x=\"%d\" y=\"%.1f\">%s %s</text>",
        WIDTH - RIGHT + 10,
        y(nanos.applyAsDouble(last)) + shift,
        name,
        time(nanos.applyAsDouble(last)));
  }

  /** A time in the unit that gives it fewest digits. */
  static String time(double nanos) {
    int unit = 0;
    double value = nanos;
    while (value >= 999.5 && unit < UNITS.length - 1) {
      value /= 1_000;
      unit++;
    }
    return String.format(Locale.ROOT, value < 9.95 ? "%.1f %s" : "%.0f %s", value, UNITS[unit]);
  }

  private static double decade(double value) {
    return Math.pow(10, Math.floor(Math.log10(value)));
  }

  private static double size(RungPart rung) {
    return Math.max(1, rung.size());
  }

  private void add(String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values));
  }

  private double x(double size) {
    double part = Math.log(size / leastSize) / Math.max(1e-9, Math.log(mostSize / leastSize));
    return LEFT + 12 + part * (WIDTH - LEFT - RIGHT - 24);
  }

  private double y(double nanos) {
    double part = Math.log(nanos / leastNanos) / Math.max(1e-9, Math.log(mostNanos / leastNanos));
    return HEIGHT - BOTTOM - 6 - part * (HEIGHT - TOP - BOTTOM - 6);
  }
}
