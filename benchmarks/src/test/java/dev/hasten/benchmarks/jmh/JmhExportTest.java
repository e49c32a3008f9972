package dev.hasten.benchmarks.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasten.benchmarks.Machine;
import dev.hasten.benchmarks.decide.Estimate;
import dev.hasten.benchmarks.jmh.BenchmarkRequest.BenchmarkInput;
import dev.hasten.probe.graph.GraphLimits;
import dev.hasten.probe.graph.GraphWriter;
import dev.hasten.probe.graph.Memory;
import dev.hasten.sandbox.Sandbox;
import dev.hasten.sandbox.SandboxUnavailableException;
import dev.hasten.target.Jdk;
import dev.hasten.target.MethodRef;
import dev.hasten.target.ProbeJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JmhExportTest {
  private static final String TARGET =
      """
      package demo;

      public class Sums {
        public static long sum(int n) {
          long sum = 0;
          for (int i = 0; i < n * TIMES; i++) sum += i ^ (i >>> 3);
          return sum;
        }
        public int length(String text, double[] more) { return text.length() + more.length; }
        public static void sort(int[] values) { java.util.Arrays.sort(values); }
        private static int secret(java.util.List<String> list) { return list.size(); }
        public static class Box {
          final Object held;
          Box(Object held, char[][] more) { this.held = held; }
        }
      }
      """;

  @TempDir Path folder;

  private static BenchmarkRequest request(
      String entry, boolean instance, boolean accessible, boolean fresh, String... literals) {
    List<BenchmarkInput> inputs =
        Stream.of(literals)
            .map(
                text ->
                    new BenchmarkInput(
                        "i",
                        new byte[] {1},
                        Optional.of(
                            new BenchmarkInput.Java(
                                List.of("java.util.Date"),
                                List.of("Date date = new Date();"),
                                text))))
            .toList();
    return new BenchmarkRequest(
        MethodRef.parse(entry),
        instance,
        accessible,
        inputs,
        all(inputs),
        fresh,
        1000,
        "1.10x, */ measured");
  }

  private static List<Integer> all(List<BenchmarkInput> inputs) {
    return IntStream.range(0, inputs.size()).boxed().toList();
  }

  private Path target(int times) throws IOException {
    Path classes = Files.createDirectories(folder.resolve("classes" + times));
    Path source = folder.resolve("Sums.java");
    Files.writeString(source, TARGET.replace("TIMES", Integer.toString(times)));
    assertThat(javac("-d", classes.toString(), source.toString())).isZero();
    return classes;
  }

  private static int javac(String... arguments) {
    return ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments);
  }

  private static String jmh() {
    return JmhJars.paths().stream().map(Path::toString).collect(Collectors.joining(":"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "demo.Sums#sum(I)J | false | true | false | {null, 100}",
        "demo.Sums#sum(I)J | false | false | false | {null, 100}",
        "demo.Sums#length(Ljava/lang/String;[D)I | true | true | false"
            + " | {new demo.Sums(), \"a\", new double[] {1}}",
        "demo.Sums#length(Ljava/lang/String;[D)I | true | false | false"
            + " | {new demo.Sums(), \"#NAME#\", new double[] {1}}",
        "demo.Sums#sort([I)V | false | true | true | {null, new int[] {3, 1, 2}}",
        "demo.Sums#sort([I)V | false | false | true | {null, new int[] {3, 1, 2}}",
        "demo.Sums#secret(Ljava/util/List;)I | false | false | false"
            + " | {null, new java.util.ArrayList<String>()}",
        "demo.Sums$Box#<init>(Ljava/lang/Object;[[C)V | false | true | false"
            + " | {null, null, new char[0][]}",
        "demo.Sums$Box#<init>(Ljava/lang/Object;[[C)V | false | false | false"
            + " | {null, null, new char[0][]}"
      })
  void every_kind_of_entry_gives_a_source_that_compiles_at_level_8(
      String entry, boolean instance, boolean accessible, boolean fresh, String roots)
      throws IOException {
    JmhBenchmark benchmark =
        JmhExport.of(request(entry, instance, accessible, fresh, "new Object[] " + roots));
    Path sources = folder.resolve("sources");
    benchmark.writeTo(sources);
    Path out = Files.createDirectories(folder.resolve("out"));
    int code =
        javac(
            "--release",
            "8",
            "-Xlint:-options",
            "-proc:none",
            "-cp",
            target(1) + ":" + jmh(),
            "-d",
            out.toString(),
            sources.resolve(benchmark.sourcePath()).toString());
    assertThat(code).as(benchmark.source()).isZero();
    assertThat(benchmark.needsProbe()).isFalse();
  }

  @Test
  void overloads_get_names_of_their_own() {
    String one = JmhExport.of(request("a.B#m(I)V", false, true, false, "x")).className();
    String other = JmhExport.of(request("a.B#m(J)V", false, true, false, "x")).className();
    assertThat(one).startsWith("a.B_m_").isNotEqualTo(other);
  }

  @Test
  void inputs_without_literals_go_into_a_file_beside_the_class() throws IOException {
    BenchmarkRequest request =
        new BenchmarkRequest(
            MethodRef.parse("demo.Sums#sum(I)J"),
            false,
            true,
            List.of(new BenchmarkInput("c1", new byte[] {7, 8}, Optional.empty())),
            List.of(0),
            false,
            1000,
            "claim");
    JmhBenchmark benchmark = JmhExport.of(request);
    assertThat(benchmark.resource().orElseThrow().bytes())
        .containsExactly(0, 0, 0, 1, 0, 0, 0, 2, 7, 8);
    assertThat(benchmark.source())
        .contains("dev.hasten.probe.graph.GraphReader(graph", "ROUND = {\n    0\n  };")
        .contains(Memory.JVM_ARGUMENTS)
        .doesNotContainPattern("#[A-Z]+#");
    benchmark.writeTo(folder);
    assertThat(folder.resolve("demo").resolve(benchmark.resource().get().name())).exists();
    assertThat(benchmark.readme()).contains("hasten-probe.jar", benchmark.className());
  }

  @Test
  void stock_jmh_runs_it_in_a_box_on_both_sides_and_sees_a_great_gain() throws Exception {
    BenchmarkRequest request =
        request(
            "demo.Sums#sum(I)J",
            false,
            true,
            false,
            "new Object[] {null, 400}",
            "new Object[] {null, 500}");
    JmhAgreement agreement = run(request, target(10), target(1), 2);
    assertThat(agreement.agrees()).as(agreement.toString()).isTrue();
    assertThat(agreement.ratio()).isGreaterThan(2);
  }

  @Test
  void stock_jmh_reads_captured_inputs_and_gives_each_call_a_copy() throws Exception {
    byte[] graph = GraphWriter.write(new Object[] {null, new int[] {3, 1, 2}}, GraphLimits.DEFAULT);
    BenchmarkRequest request =
        new BenchmarkRequest(
            MethodRef.parse("demo.Sums#sort([I)V"),
            false,
            false,
            List.of(new BenchmarkInput("c1", graph, Optional.empty())),
            List.of(0),
            true,
            20,
            "claim");
    Path same = target(1);
    assertThat(run(request, same, same, 1e-6).ratio()).isPositive();
  }

  private JmhAgreement run(BenchmarkRequest request, Path original, Path candidate, double low)
      throws Exception {
    JmhSettings tiny =
        new JmhSettings(
            List.of(2), 2, 3, Duration.ofMillis(20), List.of("-Xmx64m"), Duration.ofMinutes(1));
    Estimate claim = new Estimate(Math.max(1, low), low, 100, .98, 4, .01);
    try (Sandbox sandbox = box()) {
      return new JmhRun(sandbox, new Unshared(), jdk(), ProbeJar.path(), tiny)
          .confirm(JmhExport.of(request), List.of(original), List.of(candidate), claim, 1);
    }
  }

  /** A real box where the machine has one: paths that are not mounted show only there. */
  private Sandbox box() throws SandboxUnavailableException {
    try {
      return Sandbox.open(Sandbox.Preference.AUTO, Sandbox.defaultScratch());
    } catch (SandboxUnavailableException e) {
      return Sandbox.open(Sandbox.Preference.NONE, folder.resolve("scratch"));
    }
  }

  /** A test decides nothing by its times, so it waits for nobody. */
  private static final class Unshared implements Machine {
    @Override
    public Turn exclusive() {
      return () -> {};
    }

    @Override
    public Stolen stolen() {
      return new Stolen(0, 0);
    }

    @Override
    public OptionalLong microjoules() {
      return OptionalLong.empty();
    }
  }

  private static Jdk jdk() {
    return new Jdk(
        Path.of(System.getProperty("java.home")),
        Runtime.version().feature(),
        Runtime.version().toString());
  }
}
