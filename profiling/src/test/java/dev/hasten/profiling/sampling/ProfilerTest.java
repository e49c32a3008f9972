package dev.hasten.profiling.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hasten.profiling.Dimension;
import dev.hasten.profiling.Engine;
import dev.hasten.profiling.Profile;
import dev.hasten.profiling.ProfilingException;
import dev.hasten.profiling.ProfilingException.Failure;
import dev.hasten.profiling.Workload;
import dev.hasten.profiling.hotspot.Hotspots;
import dev.hasten.profiling.hotspot.RankSettings;
import dev.hasten.sandbox.Sandbox;
import dev.hasten.sandbox.SandboxUnavailableException;
import dev.hasten.target.CompilerSettings;
import dev.hasten.target.Jdk;
import dev.hasten.target.MavenCommand;
import dev.hasten.target.Module;
import dev.hasten.target.Target;
import dev.hasten.target.test.TestRunner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProfilerTest {
  private static final String BUSY =
      """
      package a;
      public class Busy {
        public static void main(String[] arguments) {
          System.out.println("first line");
          long end = System.nanoTime() + 400_000_000L;
          while (System.nanoTime() < end) {
            hot(2000);
          }
        }
        static int hot(int n) {
          StringBuilder text = new StringBuilder();
          for (int i = 0; i < n; i++) {
            text.append(i * 31 % 7);
          }
          return text.toString().hashCode();
        }
      }
      """;

  @TempDir Path folder;
  private Target target;
  private Sandbox sandbox;

  @BeforeEach
  void compile_a_target_and_open_a_sandbox() throws IOException, SandboxUnavailableException {
    Path source = folder.resolve("main/a/Busy.java");
    Files.createDirectories(source.getParent());
    Files.writeString(source, BUSY);
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(
                    null,
                    null,
                    null,
                    "-g",
                    "-d",
                    folder.resolve("classes").toString(),
                    source.toString()))
        .isZero();
    target = target(folder);
    // What the box holds is tested where the box is made.
    sandbox = Sandbox.open(Sandbox.Preference.NONE, folder.resolve("scratch"));
  }

  @AfterEach
  void close_the_sandbox() {
    sandbox.close();
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void either_engine_finds_the_hot_method_of_a_command(Engine engine) throws ProfilingException {
    Profile profile =
        profile(
            new Workload.Shell("exec \"$JAVA\" -cp \"$HASTEN_CLASSPATH\" a.Busy"),
            settings(engine));
    Hotspots hotspots = Hotspots.rank(profile, target, RankSettings.DEFAULT);

    assertThat(profile.engine()).isEqualTo(engine);
    assertThat(hotspots.ranked().get(0).method()).hasToString("a.Busy#hot(I)I");
    assertThat(hotspots.ranked().get(0).share(Dimension.CPU).self()).isGreaterThan(0.2);
    assertThat(hotspots.ranked().get(0).share(Dimension.ALLOCATION).self()).isGreaterThan(0.2);
    assertThat(profile.recordings()).singleElement().satisfies(r -> assertThat(r).exists());
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void a_recording_keeps_no_environment(Engine engine) throws ProfilingException, IOException {
    Profile profile =
        profile(
            new Workload.Shell(
                "CANARY=feathers-of-yellow; export CANARY;"
                    + " exec \"$JAVA\" -cp \"$HASTEN_CLASSPATH\" a.Busy"),
            settings(engine));

    byte[] content = Files.readAllBytes(profile.recordings().get(0));
    assertThat(new String(content, StandardCharsets.ISO_8859_1)).doesNotContain("feathers-of-");
  }

  @Test
  void a_short_workload_is_launched_again_and_that_is_said() throws ProfilingException {
    ProfilerSettings greedy =
        new ProfilerSettings(
            folder.resolve("kept"),
            Duration.ofSeconds(60),
            List.of(Engine.ASYNC_PROFILER),
            Long.MAX_VALUE,
            2);

    Profile profile =
        profile(new Workload.Shell("exec \"$JAVA\" -cp \"$HASTEN_CLASSPATH\" a.Busy"), greedy);

    assertThat(profile.recordings()).hasSize(2);
    assertThat(profile.notes())
        .anySatisfy(note -> assertThat(note).contains("was launched 2 times"));
  }

  @Test
  void a_command_that_uses_no_jvm_gives_no_samples_and_each_engine_says_so() {
    Failure failure = failure(new Workload.Shell("echo broken >&2; exit 3"));

    assertThat(failure).isInstanceOf(Failure.NoSamples.class);
    assertThat(((Failure.NoSamples) failure).tried())
        .hasSize(2)
        .allSatisfy(tried -> assertThat(tried).contains("ended with code 3", "broken"));
  }

  @Test
  void a_target_without_tests_or_benchmarks_has_nothing_to_run() {
    Workload tests = new Workload.Tests(Set.of());
    Workload benchmarks = new Workload.Jmh(".*");

    assertThat(failure(tests)).isEqualTo(new Failure.NothingToRun(tests));
    assertThat(failure(benchmarks)).isEqualTo(new Failure.NothingToRun(benchmarks));
  }

  @Test
  void a_recording_is_a_workload_that_ran_elsewhere() throws ProfilingException {
    Profile made =
        profile(
            new Workload.Shell("exec \"$JAVA\" -cp \"$HASTEN_CLASSPATH\" a.Busy"),
            settings(Engine.FLIGHT_RECORDER));

    Profile read =
        profile(new Workload.Recording(made.recordings().get(0)), settings(Engine.ASYNC_PROFILER));

    assertThat(read.engine()).isEqualTo(Engine.FLIGHT_RECORDER);
    assertThat(read.tree().samples(Dimension.CPU)).isEqualTo(made.tree().samples(Dimension.CPU));
  }

  private Profile profile(Workload workload, ProfilerSettings settings) throws ProfilingException {
    return Profiler.profile(target, workload, sandbox, new TestRunner(sandbox, target), settings);
  }

  private Failure failure(Workload workload) {
    return catchThrowableOfType(
            ProfilingException.class,
            () -> profile(workload, ProfilerSettings.in(folder.resolve("kept"))))
        .failure();
  }

  private ProfilerSettings settings(Engine engine) {
    return new ProfilerSettings(
        folder.resolve("kept"), Duration.ofSeconds(60), List.of(engine), 1, 1);
  }

  private static Target target(Path root) {
    Path jdk = Path.of(System.getProperty("java.home"));
    Module module =
        new Module(
            ".",
            root,
            List.of(root.resolve("main")),
            List.of(),
            root.resolve("classes"),
            root.resolve("test-classes"),
            List.of(),
            List.of(),
            new CompilerSettings(17, "UTF-8", false, List.of()),
            Map.of(),
            List.of(),
            List.of(),
            List.of());
    return new Target(
        "busy",
        Optional.empty(),
        root,
        "0".repeat(40),
        new Jdk(jdk, Runtime.version().feature(), Runtime.version().toString()),
        new MavenCommand(Path.of("/maven"), "3", Path.of("/repository"), List.of()),
        List.of(module),
        List.of());
  }
}
