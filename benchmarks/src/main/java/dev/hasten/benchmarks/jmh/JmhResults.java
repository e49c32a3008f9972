package dev.hasten.benchmarks.jmh;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads what JMH writes with {@code -rf json}. */
final class JmhResults {
  private JmhResults() {}

  /**
   * One number a fork: the median of its iterations, in the unit that JMH wrote.
   *
   * @throws IOException if the text is not the result of exactly one benchmark that measures time
   *     per operation
   */
  static List<Double> forks(String json) throws IOException {
    JsonNode all = new ObjectMapper().readTree(json);
    if (!all.isArray() || all.size() != 1) {
      throw new IOException("not the result of one benchmark");
    }
    String mode = all.get(0).path("mode").asText();
    JsonNode raw = all.get(0).path("primaryMetric").path("rawData");
    if (!(mode.equals("avgt") || mode.equals("ss")) || !raw.isArray() || raw.isEmpty()) {
      throw new IOException("no time per operation: mode '" + mode + "'");
    }
    List<Double> forks = new ArrayList<>();
    for (JsonNode fork : raw) {
      forks.add(median(fork));
    }
    return forks;
  }

  private static double median(JsonNode iterations) throws IOException {
    double[] times = new double[iterations.size()];
    for (int i = 0; i < times.length; i++) {
      times[i] = iterations.get(i).asDouble(Double.NaN);
      if (!(times[i] > 0 && times[i] < Double.POSITIVE_INFINITY)) {
        throw new IOException("not a time: " + iterations.get(i));
      }
    }
    if (times.length == 0) {
      throw new IOException("a fork without iterations");
    }
    Arrays.sort(times);
    int middle = times.length / 2;
    return times.length % 2 == 1 ? times[middle] : (times[middle - 1] + times[middle]) / 2;
  }
}
