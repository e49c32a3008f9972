package dev.hasten.profiling.flame;

import dev.hasten.profiling.CallTree;
import dev.hasten.profiling.Dimension;
import dev.hasten.profiling.Frame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import one.convert.Arguments;
import one.convert.FlameGraph;

/**
 * Draws call trees as flame graphs. A page needs nothing but itself: it fetches neither scripts nor
 * fonts nor images.
 */
public final class FlameGraphs {
  /** What would end a name, or the script that it stands in, on the page. */
  private static final Pattern UNSAFE = Pattern.compile("[\\p{Cntrl};'\"`\\\\<>&\u2028\u2029]");

  private static final Pattern INITIALIZER = Pattern.compile("(.*\\.)<(init|clinit)>");

  private FlameGraphs() {}

  /** One tree as an HTML page. */
  public static String html(CallTree tree, Dimension dimension, String title) {
    return page(graph(collapsed(tree, dimension, 1), title));
  }

  /**
   * The tree after a change as an HTML page, each frame coloured by how its share changed: red for
   * more, blue for less. Shares are compared, so that runs of different length can be.
   */
  public static String differential(
      CallTree before, CallTree after, Dimension dimension, String title) {
    long was = before.total(dimension);
    double scale = was == 0 ? 1 : (double) after.total(dimension) / was;
    FlameGraph graph = graph(collapsed(after, dimension, 1), title);
    graph.diff(graph(collapsed(before, dimension, scale), title));
    return page(graph);
  }

  /**
   * The stacks of a dimension in the collapsed format of flame graph tools: {@code frame;frame
   * weight}, a line each.
   */
  public static String collapsed(CallTree tree, Dimension dimension) {
    return collapsed(tree, dimension, 1);
  }

  private static String collapsed(CallTree tree, Dimension dimension, double scale) {
    StringBuilder text = new StringBuilder();
    tree.forEachStack(
        (frames, node) -> {
          long weight = Math.round(node.self(dimension) * scale);
          if (weight > 0 && !frames.isEmpty()) {
            text.append(stack(frames)).append(' ').append(weight).append('\n');
          }
        });
    return text.toString();
  }

  private static String stack(List<Frame> outermostFirst) {
    return outermostFirst.stream()
        .map(f -> safe(f.title()) + (f.kind() == Frame.Kind.JAVA ? "_[j]" : ""))
        .collect(Collectors.joining(";"));
  }

  /** Names come out of a recording that target code could have written, so they are not trusted. */
  private static String safe(String name) {
    String marked = INITIALIZER.matcher(name).replaceFirst("$1{$2}");
    String safe = UNSAFE.matcher(marked).replaceAll("_");
    return safe.isBlank() ? "unnamed" : safe;
  }

  private static FlameGraph graph(String collapsed, String title) {
    Arguments arguments = new Arguments();
    arguments.title = UNSAFE.matcher(title).replaceAll("_");
    FlameGraph graph = new FlameGraph(arguments);
    try {
      graph.parseCollapsed(new StringReader(collapsed));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return graph;
  }

  private static String page(FlameGraph graph) {
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    try {
      graph.dump(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return page.toString(StandardCharsets.UTF_8);
  }
}
