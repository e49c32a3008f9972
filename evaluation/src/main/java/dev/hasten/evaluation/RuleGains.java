package dev.hasten.evaluation;

import dev.hasten.agent.catalogue.Catalogue;
import dev.hasten.agent.catalogue.RuleInfo;
import dev.hasten.sandbox.HostCommand;
import dev.hasten.sandbox.MachineLock;
import dev.hasten.target.Jdk;
import dev.hasten.target.open.Jdks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * Measures what each rule of the catalogue gains on a minimal case of its own: {@code
 * rules/RULE.java} before and after the rule, in turns, each in a fresh JVM. Rows are rules and
 * JDKs; times are nanoseconds of CPU a call, without those of the collector; the gain is before
 * over after with its 95 % interval over pairs of JVMs. The machine is taken for the whole run,
 * some ten minutes.
 *
 * <p>Arguments: {@code --quick} for two pairs instead of three, {@code --write FILE} to keep the
 * table in the form that the catalogue reads, and rules to measure instead of all.
 */
public final class RuleGains {
  private static final double WORTH = 1.1;
  private static final int[] FEATURES = {17, 25};

  /** Student's t, two-sided 95 %, for two pairs and for three. */
  private static final double STUDENT_OF_TWO = 12.71;

  private static final double STUDENT_OF_THREE = 4.303;

  private final Path folder;
  private final int pairs;
  private final StringBuilder kept = new StringBuilder();

  private record Gain(double before, double after, double ratio, double low, double high) {}

  private RuleGains(Path folder, int pairs) {
    this.folder = folder;
    this.pairs = pairs;
  }

  public static void main(String[] args) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(args));
    int pairs = arguments.remove("--quick") ? 2 : 3;
    Optional<Path> file = Optional.empty();
    int write = arguments.indexOf("--write");
    if (write >= 0) {
      file = Optional.of(Path.of(arguments.get(write + 1)));
      arguments.subList(write, write + 2).clear();
    }
    Path folder = Files.createTempDirectory("rules");
    try (MachineLock.Held held = MachineLock.ofMachine().exclusive(System.err::println)) {
      RuleGains gains = new RuleGains(folder, pairs);
      boolean met = gains.table(arguments);
      if (file.isPresent()) {
        Files.writeString(file.get(), gains.kept);
      }
      System.exit(met ? 0 : 4);
    } finally {
      delete(folder);
    }
  }

  private boolean table(List<String> chosen) throws IOException {
    System.out.printf(
        Locale.ROOT,
        "%-7s%5s%12s%12s%8s  %-15s%s%n",
        "rule",
        "JDK",
        "before ns",
        "after ns",
        "gain",
        "95 %",
        "rewrite");
    List<Jdk> jdks = jdks();
    int on = 0;
    int paid = 0;
    for (RuleInfo rule : Catalogue.standard().rules()) {
      if (chosen.isEmpty() || chosen.contains(rule.id())) {
        boolean pays = false;
        for (Jdk jdk : jdks) {
          pays |= row(rule, jdk) >= WORTH;
        }
        boolean off = jdks.stream().noneMatch(jdk -> rule.paysOn(jdk.feature()));
        on += off ? 0 : 1;
        paid += pays && !off ? 1 : 0;
      }
    }
    System.out.printf(
        Locale.ROOT, "%d of %d rules that are on gain at least %.1fx%n", paid, on, WORTH);
    return paid == on;
  }

  private double row(RuleInfo rule, Jdk jdk) throws IOException {
    Optional<Gain> measured = measure(rule.id(), jdk);
    if (measured.isEmpty()) {
      System.out.printf(
          Locale.ROOT, "%-7s%5d  no case, or the rule is silent on it%n", rule.id(), jdk.feature());
      return 0;
    }
    Gain gain = measured.get();
    String interval = String.format(Locale.ROOT, "%.2f-%.2f", gain.low, gain.high);
    System.out.printf(
        Locale.ROOT,
        "%-7s%5d%12.1f%12.1f%8.2f  %-15s%s%s%n",
        rule.id(),
        jdk.feature(),
        gain.before,
        gain.after,
        gain.ratio,
        interval,
        rule.title(),
        rule.paysOn(jdk.feature()) ? "" : " (off)");
    kept.append(
        String.format(
            Locale.ROOT,
            "%s %d %.2f %.2f %.2f%n",
            rule.id(),
            jdk.feature(),
            gain.ratio,
            gain.low,
            gain.high));
    return gain.ratio;
  }

  /** The newest JDK of each release that is asked for and installed. */
  private static List<Jdk> jdks() {
    List<Jdk> found = new ArrayList<>();
    for (int feature : FEATURES) {
      Jdks.installed(Map.of()).stream()
          .filter(jdk -> jdk.feature() == feature)
          .reduce((a, b) -> b)
          .ifPresent(found::add);
    }
    return found;
  }

  private Optional<Gain> measure(String rule, Jdk jdk) throws IOException {
    Path before = folder.resolve(rule).resolve("before");
    Path after = folder.resolve(rule).resolve("after");
    if (!Files.isDirectory(before) && !compile(rule, before, after)) {
      return Optional.empty();
    }
    double[] first = new double[pairs];
    double[] second = new double[pairs];
    for (int i = 0; i < pairs; i++) {
      boolean turn = i % 2 == 0;
      first[i] = turn ? time(jdk, before) : 0;
      second[i] = time(jdk, after);
      first[i] = turn ? first[i] : time(jdk, before);
    }
    return Optional.of(gain(first, second));
  }

  private Gain gain(double[] before, double[] after) {
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < pairs; i++) {
      double log = Math.log(before[i] / after[i]);
      sum += log;
      squares += log * log;
    }
    double mean = sum / pairs;
    double variance = Math.max(0, (squares - sum * mean) / (pairs - 1));
    double half = (pairs == 2 ? STUDENT_OF_TWO : STUDENT_OF_THREE) * Math.sqrt(variance / pairs);
    return new Gain(
        mean(before), mean(after), Math.exp(mean), Math.exp(mean - half), Math.exp(mean + half));
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private double time(Jdk jdk, Path classes) {
    String own = Path.of(System.getProperty("java.class.path").split(":")[0]).toString();
    StringBuilder last = new StringBuilder();
    HostCommand.run(
        List.of(
            jdk.java().toString(),
            "-XX:+UseSerialGC",
            "-Xms256m",
            "-Xmx256m",
            "-Xbatch",
            "-XX:-UsePerfData",
            // Else a call whose result never changes would leave the loop.
            "-XX:CompileCommand=quiet",
            "-XX:CompileCommand=dontinline,sample.Sample::get",
            "-cp",
            classes + ":" + own,
            RuleTrial.class.getName()),
        folder,
        Map.of(),
        Duration.ofMinutes(1),
        line -> last.replace(0, last.length(), line));
    try {
      return Double.parseDouble(last.toString());
    } catch (NumberFormatException e) {
      throw new IllegalStateException("a trial ended with: " + last, e);
    }
  }

  /** Both sides of a rule's case; false where there is none. */
  private static boolean compile(String rule, Path before, Path after) throws IOException {
    Optional<RuleCase> sides = RuleCase.of(rule);
    return sides.isPresent()
        && compile(sides.get().before(), before)
        && compile(sides.get().after(), after);
  }

  private static boolean compile(String text, Path classes) throws IOException {
    Files.createDirectories(classes);
    Path file = Files.writeString(classes.resolve("Sample.java"), text);
    return ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-nowarn",
                "-proc:none",
                "--release",
                String.valueOf(RuleCase.RELEASE),
                "-Xlint:-options",
                "-d",
                classes.toString(),
                file.toString())
        == 0;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
