package dev.hasten.agent;

import dev.hasten.agent.report.RunReport.ProposalPart;
import dev.hasten.agent.report.RunReport.SpeedPart;
import java.util.Locale;

/** The message of a commit: what, why it is faster, how much, how it was checked, and trailers. */
final class CommitText {
  private static final int WIDTH = 72;

  private CommitText() {}

  static String of(ProposalPart part, String run, String tool) {
    String name = part.method().replaceAll("\\(.*", "");
    String simple = name.substring(name.lastIndexOf('.', name.indexOf('#')) + 1);
    StringBuilder text = new StringBuilder("Make " + simple + " faster\n\n");
    text.append(wrap(part.mechanism())).append('\n');
    for (SpeedPart speed : part.speeds()) {
      text.append(
          String.format(
              Locale.ROOT,
              "\nSpeedup on %s sizes: %.2fx, %.0f %% interval %.2f to %.2f over %d pairs of\nJVM launches; %,.0f -> %,.0f bytes per operation.\n",
              speed.band(),
              speed.ratio(),
              100 * part.confidence().orElseThrow(),
              speed.low(),
              speed.high(),
              speed.pairs(),
              speed.before().bytes(),
              speed.after().bytes()));
    }
    part.growth()
        .filter(g -> g.exponentBefore().isPresent() && g.exponentAfter().isPresent())
        .ifPresent(
            g ->
                text.append(
                    String.format(
                        Locale.ROOT,
                        "\nTime grows with size to the power of %.2f, %.2f before.\n",
                        g.exponentAfter().orElseThrow(),
                        g.exponentBefore().orElseThrow())));
    text.append("\nChecked:\n");
    part.checks().forEach(check -> text.append(wrap("- " + check)).append('\n'));
    if (!part.hazards().isEmpty()) {
      text.append("\nWorth a look in review:\n");
      part.hazards().forEach(hazard -> text.append(wrap("- " + hazard)).append('\n'));
    }
    text.append("\nHasten-Run: ").append(run);
    text.append("\nHasten-Proposal: ").append(part.id());
    text.append("\nHasten-Origin: ").append(part.origin());
    part.ratio()
        .ifPresent(r -> text.append(String.format(Locale.ROOT, "\nHasten-Speedup: %.4f", r)));
    part.interval()
        .ifPresent(
            i ->
                text.append(
                    String.format(Locale.ROOT, "\nHasten-Interval: %.4f %.4f", i.low(), i.high())));
    text.append("\nHasten-Version: ").append(tool).append('\n');
    return text.toString();
  }

  private static String wrap(String text) {
    StringBuilder wrapped = new StringBuilder();
    int column = 0;
    for (String word : text.split("\\s+")) {
      if (column > 0 && column + 1 + word.length() > WIDTH) {
        wrapped.append("\n").append(text.startsWith("- ") ? "  " : "");
        column = text.startsWith("- ") ? 2 : 0;
      } else if (column > 0) {
        wrapped.append(' ');
        column++;
      }
      wrapped.append(word);
      column += word.length();
    }
    return wrapped.toString();
  }
}
