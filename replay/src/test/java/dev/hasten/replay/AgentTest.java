package dev.hasten.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasten.probe.graph.GraphReader;
import dev.hasten.profiling.Hotspot;
import dev.hasten.sandbox.Outcome;
import dev.hasten.sandbox.Sandbox;
import dev.hasten.target.CompilerSettings;
import dev.hasten.target.MethodRef;
import dev.hasten.target.Module;
import dev.hasten.target.test.TestId;
import dev.hasten.target.test.TestRequest;
import dev.hasten.target.test.TestRun;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The agent in a JVM of its own, on this JDK and on those installed beside it. */
class AgentTest {
  private static final MethodRef REPEAT =
      method("repeat", "(Ljava/lang/String;I)Ljava/lang/String;");
  private static final MethodRef APPLY =
      method("apply", "(Ljava/util/function/IntUnaryOperator;I)I");
  private static final MethodRef DEPTH = method("depth", "(I)I");
  private static final MethodRef HELD = method("held", "(Ldev/hasten/replay/Subject;I)I");
  private static final MethodRef ONCE = method("once", "(Ldev/hasten/replay/Subject;)I");
  private static final MethodRef OUTER = method("outer", "(I)I");
  private static final MethodRef LAZY = method("lazy", "(Ljava/util/List;)Ljava/util/Iterator;");
  private static final MethodRef IDENTITY = method("byIdentity", "(Ljava/lang/Object;)I");
  private static final MethodRef CHOSEN = method("chosen", "(I)I");
  private static final MethodRef NEW = method("<init>", "(Ljava/lang/Object;)V");
  private static final MethodRef MEMBERS = method("members", "([Ljava/lang/reflect/Method;)V");
  private static final MethodRef MISSING = method("missing", "()V");

  @TempDir Path scratch;
  private Sandbox sandbox;
  private TestRequest request;

  @BeforeEach
  void open() throws Exception {
    sandbox = Sandbox.open(Sandbox.Preference.NONE, scratch);
    request = TestRequest.all(module(), Duration.ofMinutes(1));
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  static Stream<Path> jdks() throws IOException {
    Path home = Path.of(System.getProperty("java.home")).toRealPath();
    try (Stream<Path> beside = Files.list(home.getParent())) {
      return Stream.concat(
          Stream.of(home), beside.filter(each -> !Files.isSymbolicLink(each) && !each.equals(home)))
          .filter(each -> Files.isExecutable(each.resolve("bin/java")))
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_capture_holds_a_diverse_sample_with_counts_and_reasons(Path jdk) {
    List<MethodRef> entries = List.of(REPEAT, APPLY, DEPTH, HELD, NEW, MISSING);
    Recorder.Recording recording = recorder(jdk).capture(entries, request);
    Map<MethodRef, Captures> all = recording.captures();

    Captures repeat = all.get(REPEAT);
    assertThat(repeat.notes()).isEmpty();
    assertThat(repeat.calls()).isEqualTo(2004);
    assertThat(repeat.samples()).hasSizeBetween(10, 100);
    assertThat(repeat.samples())
        .anySatisfy(s -> assertThat(s.outcome()).isEqualTo("java.lang.IllegalArgumentException"));
    assertThat(repeat.inputs().stream().mapToDouble(Input::weight).sum()).isBetween(2000.0, 2004.0);
    assertThat(repeat.tests())
        .contains(new TestId(Subject.class.getName(), "repeats()"))
        .contains(new TestId(Subject.class.getName(), "held()"));
    assertThat(repeat.coverage()).isBetween(0.99, 1.0);
    assertThat(repeat.callers().get(0).frames().get(0).className())
        .isEqualTo(Subject.class.getName());

    assertThat(all.get(APPLY).samples()).hasSize(1);
    assertThat(all.get(DEPTH).calls()).isEqualTo(2);
    assertThat(all.get(HELD).samples()).isEmpty();
    assertThat(all.get(HELD).refusals())
        .isEqualTo(Map.of("LIVE_OBJECT java.lang.Thread at 1.owner", 2L));
    // One, then one in ten of 2000, one in each of two tests, and one for a constant.
    assertThat(all.get(NEW).calls()).isEqualTo(1 + 200 + 2 + 1);
    assertThat(all.get(NEW).samples()).isNotEmpty();
    assertThat(all.get(MISSING).notes()).singleElement().asString().contains("not in its class");
  }

  @Test
  void an_object_of_a_class_that_changes_is_kept_as_constructor_and_calls() throws Exception {
    Path jdk = Path.of(System.getProperty("java.home"));
    Captures captures =
        recorder(jdk)
            .capture(List.of(REPEAT), request, Set.of(Subject.class.getName()))
            .captures()
            .get(REPEAT);

    List<Integer> before = new ArrayList<>();
    for (Captures.Sample sample : captures.samples()) {
      GraphReader reader =
          new GraphReader(sample.input().graph(), AgentTest.class.getClassLoader());
      Object receiver = reader.read()[0];
      if (reader.recipes().recipeOf(receiver) != null) {
        before.add(((Subject) receiver).seen().size());
        assertThat(((Subject) receiver).seen()).isSubsetOf("a", "ab", "last");
      }
    }
    assertThat(before).hasSizeGreaterThan(10).contains(0, 9);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void the_same_tests_give_the_same_sample(Path jdk) {
    List<String> once = shapes(recorder(jdk).capture(List.of(REPEAT), request));
    assertThat(shapes(recorder(jdk).capture(List.of(REPEAT), request))).isEqualTo(once);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_killed_jvm_keeps_what_it_flushed(Path jdk) {
    Captures depth = recorder(jdk, "halt").capture(List.of(DEPTH), request).captures().get(DEPTH);

    assertThat(depth.calls()).isEqualTo(3);
    assertThat(depth.samples()).hasSize(3);
    assertThat(depth.notes()).singleElement().asString().contains("killed");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void two_runs_in_situ_are_the_same_but_for_what_hangs_on_identity(Path jdk) {
    InSitu.Scope scope = new InSitu.Scope(List.of(REPEAT, DEPTH, OUTER, LAZY, IDENTITY), Map.of());
    InSitu inSitu = new InSitu(sandbox, run(jdk, List.of()));
    Streams original = inSitu.observe(scope, request, false);
    Streams again = inSitu.observe(scope, request, true);

    // 2002 in a test alone, then one each; the calls of outer hide those of repeat.
    assertThat(original.calls()).isEqualTo(2002 + 1 + 1 + 1 + 2 + 1);
    assertThat(InSitu.compare(original, again, original))
        .isInstanceOfSatisfying(
            Comparison.Same.class,
            same -> {
              assertThat(same.masked()).singleElement().asString().contains("identity()");
              assertThat(same.partial()).isEqualTo(1);
              assertThat(same.tests()).isEqualTo(6);
            });
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void what_tests_draw_without_a_seed_is_the_same_in_each_run(Path jdk) {
    InSitu.Scope scope = new InSitu.Scope(List.of(CHOSEN), Map.of());
    InSitu inSitu = new InSitu(sandbox, run(jdk, List.of()));
    Streams original = inSitu.observe(scope, request, false);

    assertThat(InSitu.compare(original, inSitu.observe(scope, request, true), original))
        .isEqualTo(new Comparison.Same(7, 1, 0, 0, 7, 0, List.of(), 0, 0));
    assertThat(original.streams().values().iterator().next().observed().values())
        .extracting(CallStream.Call::before)
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void members_of_a_class_come_to_tests_in_an_order_of_their_own(Path jdk) {
    InSitu.Scope scope = new InSitu.Scope(List.of(MEMBERS), Map.of());
    Streams streams = new InSitu(sandbox, run(jdk, List.of())).observe(scope, request, false);

    assertThat(streams.streams().values())
        .singleElement()
        .extracting(stream -> stream.observed().values().iterator().next().whole())
        .extracting(whole -> new String(whole, StandardCharsets.UTF_8))
        .asString()
        .contains("java.lang.reflect.Method")
        .doesNotContain("in no order");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_side_that_leaves_other_state_behind_is_found_and_explained(Path jdk) {
    InSitu.Scope scope = new InSitu.Scope(List.of(REPEAT), Map.of());
    InSitu right = new InSitu(sandbox, run(jdk, List.of()));
    InSitu wrong = new InSitu(sandbox, run(jdk, List.of("wrong")));
    Streams original = right.observe(scope, request, false);
    Streams candidate = wrong.observe(scope, request, false);

    Comparison comparison = InSitu.compare(original, original, candidate);
    assertThat(comparison)
        .isInstanceOfSatisfying(
            Comparison.Different.class,
            different -> {
              assertThat(different.call()).isEqualTo(2000);
              assertThat(different.what()).contains("called with something else");
              Comparison.Different explained = right.explain(scope, request, request, different);
              assertThat(explained.original()).isNotEmpty();
            });
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void an_entry_is_the_nearest_caller_whose_arguments_can_be_written(Path jdk) {
    EntryFinder finder = new EntryFinder(recorder(jdk));

    assertThat(finder.find(REPEAT, request))
        .isInstanceOfSatisfying(
            EntryChoice.Found.class,
            found -> assertThat(found.entry()).isEqualTo(new Entry(REPEAT, REPEAT, 0)));
    assertThat(finder.find(HELD, request))
        .isInstanceOfSatisfying(
            EntryChoice.Found.class,
            found -> assertThat(found.entry()).isEqualTo(new Entry(OUTER, HELD, 1)));
    assertThat(finder.find(MISSING, request))
        .isInstanceOfSatisfying(
            EntryChoice.None.class,
            none -> assertThat(none.reason()).startsWith("no test reaches it"));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void who_is_the_first_to_need_a_class_is_no_entry_of_what_initialises_it(Path jdk) {
    assertThat(new EntryFinder(recorder(jdk)).find(ONCE, request))
        .isInstanceOfSatisfying(
            EntryChoice.None.class,
            none ->
                assertThat(none.reason())
                    .startsWith("it is called while a class is initialised, once in a JVM"));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void the_entries_of_several_hotspots_share_two_runs_of_the_tests(Path jdk) {
    List<TestRequest> runs = new ArrayList<>();
    Function<TestRequest, TestRun> counted =
        each -> {
          runs.add(each);
          return run(jdk, List.of()).apply(each);
        };
    EntryFinder finder = new EntryFinder(new Recorder(sandbox, counted));
    List<Hotspot> hotspots = Stream.of(REPEAT, HELD, MISSING, DEPTH).map(this::hotspot).toList();

    Map<MethodRef, EntryChoice> all = finder.findAll(hotspots, request);

    assertThat(runs).hasSize(2);
    assertThat(all.keySet()).containsExactly(REPEAT, HELD, MISSING, DEPTH);
    assertThat(all.get(MISSING)).isInstanceOf(EntryChoice.None.class);
    assertThat(List.of(all.get(REPEAT), all.get(HELD), all.get(DEPTH)))
        .extracting(choice -> ((EntryChoice.Found) choice).entry())
        .containsExactly(
            new Entry(REPEAT, REPEAT, 0), new Entry(OUTER, HELD, 1), new Entry(DEPTH, DEPTH, 0));
  }

  private Hotspot hotspot(MethodRef method) {
    return new Hotspot(method, request.module(), Map.of(), 1, List.of(), Map.of(), Map.of());
  }

  private static List<String> shapes(Recorder.Recording recording) {
    return recording.captures().get(REPEAT).samples().stream()
        .map(s -> s.shape() + s.test() + s.input().weight() + s.input().graph().length)
        .toList();
  }

  private Recorder recorder(Path jdk, String... arguments) {
    return new Recorder(sandbox, run(jdk, List.of(arguments)));
  }

  private static MethodRef method(String name, String descriptor) {
    return new MethodRef(Subject.class.getName(), name, descriptor);
  }

  private static Function<TestRequest, TestRun> run(Path jdk, List<String> arguments) {
    return request -> {
      List<String> command = new ArrayList<>(List.of(jdk.resolve("bin/java").toString()));
      command.addAll(request.jvmArguments());
      command.addAll(List.of("-cp", testClasses().toString(), Subject.class.getName()));
      command.addAll(arguments);
      try {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        assertThat(said).isEmpty();
        return new TestRun(
            new TreeMap<>(),
            true,
            List.of(),
            new Outcome.Exited(code, said, "", Duration.ofSeconds(1)));
      } catch (IOException | InterruptedException e) {
        throw new AssertionError(e);
      }
    };
  }

  private static Path testClasses() {
    try {
      return Path.of(Subject.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static Module module() {
    return new Module(
        ".",
        testClasses(),
        List.of(),
        List.of(),
        testClasses(),
        testClasses(),
        List.of(),
        List.of(),
        new CompilerSettings(17, "UTF-8", true, List.of()),
        Map.of(),
        List.of(),
        List.of(),
        List.of());
  }
}
