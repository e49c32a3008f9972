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
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.management.ObjectName;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.commons.JUnitException;
import org.opentest4j.AssertionFailedError;

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
    target = target(folder, Path.of("/repository"), List.of());
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

  @ParameterizedTest
  @EnumSource(Engine.class)
  void either_engine_sees_tests_in_a_box_though_this_jvm_logs_nothing(Engine engine)
      throws Exception {
    target = withTest();
    parserLog("off");
    try (Sandbox box = box()) {
      Profile profile =
          Profiler.profile(
              target,
              new Workload.Tests(Set.of()),
              box,
              new TestRunner(box, target),
              settings(engine));

      assertThat(profile.engine()).isEqualTo(engine);
      assertThat(profile.notes()).isEmpty();
      Hotspots hotspots = Hotspots.rank(profile, target, RankSettings.DEFAULT);
      // The JDK's recorder takes few samples and prefers some places.
      assertThat(hotspots.ranked())
          .extracting(hotspot -> hotspot.method().toString())
          .contains("a.Busy#hot(I)I");
    } finally {
      parserLog("error");
    }
  }

  @Test
  void short_tests_are_run_again_in_their_jvm_and_that_is_said() throws Exception {
    target = withTest();
    ProfilerSettings repeating =
        new ProfilerSettings(
            folder.resolve("kept"),
            Duration.ofSeconds(60),
            Duration.ofMillis(3000),
            List.of(Engine.ASYNC_PROFILER),
            1,
            1);

    Profile profile;
    try (Sandbox box = box()) {
      profile =
          Profiler.profile(
              target, new Workload.Tests(Set.of()), box, new TestRunner(box, target), repeating);
    }

    assertThat(profile.recordings()).hasSize(1);
    assertThat(profile.phrase()).matches("the test run, repeated [1-9]\\d* times");
    assertThat(Duration.ofNanos(profile.tree().total(Dimension.CPU)))
        .as("the cost of one round")
        .isLessThan(Duration.ofMillis(2500));
  }

  @Test
  void a_short_workload_is_launched_again_and_that_is_said() throws ProfilingException {
    ProfilerSettings greedy =
        new ProfilerSettings(
            folder.resolve("kept"),
            Duration.ofSeconds(60),
            Duration.ZERO,
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

  /** What {@code -Xlog:disable} or another level does to the JDK's parser of recordings. */
  private static void parserLog(String level) throws Exception {
    ManagementFactory.getPlatformMBeanServer()
        .invoke(
            new ObjectName("com.sun.management:type=DiagnosticCommand"),
            "vmLog",
            new Object[] {new String[] {"output=stderr", "what=jfr+system+parser=" + level}},
            new String[] {String[].class.getName()});
  }

  /** A real one where the machine has one. */
  private static Sandbox box() throws SandboxUnavailableException {
    try {
      return Sandbox.open(Sandbox.Preference.AUTO, Sandbox.defaultScratch());
    } catch (SandboxUnavailableException e) {
      return Sandbox.open(Sandbox.Preference.NONE, Sandbox.defaultScratch());
    }
  }

  /** The target with a test that keeps the hot method busy. */
  private Target withTest() throws IOException {
    Path source = folder.resolve("test/a/BusyTest.java");
    Files.createDirectories(source.getParent());
    Files.writeString(
        source,
        """
        package a;
        class BusyTest {
          @org.junit.jupiter.api.Test void works() { Busy.main(new String[0]); }
        }
        """);
    Path output = folder.resolve("test-classes");
    List<Path> classPath =
        List.of(
            output,
            folder.resolve("classes"),
            jar(Test.class),
            jar(JUnitException.class),
            jar(AssertionFailedError.class));
    String joined = classPath.stream().map(Path::toString).collect(Collectors.joining(":"));
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-cp", joined, "-d", output.toString(), source.toString()))
        .isZero();
    Path repository = jar(Test.class);
    for (int i = 0; i < 6; i++) {
      repository = repository.getParent();
    }
    return target(folder, repository, classPath);
  }

  private static Path jar(Class<?> type) {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
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
        folder.resolve("kept"), Duration.ofSeconds(60), Duration.ZERO, List.of(engine), 1, 1);
  }

  private static Target target(Path root, Path repository, List<Path> testClassPath) {
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
            testClassPath,
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
        new MavenCommand(Path.of("/maven"), "3", repository, List.of()),
        List.of(module),
        List.of());
  }
}
