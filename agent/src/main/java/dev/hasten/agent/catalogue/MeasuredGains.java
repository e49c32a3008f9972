package dev.hasten.agent.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What each rule gained on its own minimal case, by JDK: lines of {@code RULE JDK GAIN LOW HIGH} in
 * the resource {@code gains.txt}, as the evaluation wrote it down.
 */
final class MeasuredGains {
  private static final double WORTH = 1.1;
  private static final Map<String, TreeMap<Integer, Double>> GAINS = read();

  private MeasuredGains() {}

  /** Whether a rule gained at least 1.1x on the newest measured JDK that is not above this one. */
  static boolean pays(String rule, int jdk) {
    TreeMap<Integer, Double> gains = GAINS.get(rule);
    if (gains == null) {
      return true;
    }
    Map.Entry<Integer, Double> nearest = gains.floorEntry(jdk);
    return (nearest == null ? gains.firstEntry() : nearest).getValue() >= WORTH;
  }

  private static Map<String, TreeMap<Integer, Double>> read() {
    Map<String, TreeMap<Integer, Double>> gains = new HashMap<>();
    try (InputStream in = MeasuredGains.class.getResourceAsStream("gains.txt")) {
      if (in == null) {
        throw new IllegalStateException("gains.txt is missing");
      }
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        String[] parts = line.split(" ");
        gains
            .computeIfAbsent(parts[0], rule -> new TreeMap<>())
            .put(Integer.parseInt(parts[1]), Double.parseDouble(parts[2]));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return gains;
  }
}
