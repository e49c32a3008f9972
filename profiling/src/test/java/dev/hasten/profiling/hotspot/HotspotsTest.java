package dev.hasten.profiling.hotspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hasten.profiling.Dimension;
import dev.hasten.profiling.Hotspot;
import dev.hasten.target.MethodRef;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HotspotsTest {
  private static final Offset<Double> EXACTLY = within(1e-12);

  private static final String MAIN =
      """
      package a;
      import java.util.*;
      import java.util.function.*;
      public class Main implements Comparable<Main> {
        static int seed = outer(3);
        static int outer(int n) {
          return inner(n) + 1;
        }
        static int inner(int n) {
          return n * 2;
        }
        static void inner(String text) {
          Runnable r = () -> {
            Supplier<String> s = () -> text + "x";
            s.get();
          };
          r.run();
        }
        static int fib(int n) {
          return n < 2 ? n : fib(n - 1) + fib(n - 2);
        }
        static native void away();
        public int compareTo(Main other) {
          return 0;
        }
      }
      """;

  private static final String TEST =
      """
      package a;
      class MainTest {
        void test() {
          Main.outer(3);
        }
        void callback() {}
      }
      """;

  @TempDir Path folder;
  private Example example;

  @BeforeEach
  void compile_the_target() {
    example = example(Map.of());
  }

  private Example example(Map<String, String> more) {
    Map<String, String> sources = new LinkedHashMap<>(more);
    sources.put("main/a/Main.java", MAIN);
    sources.put("test/a/MainTest.java", TEST);
    return Example.of(folder, sources);
  }

  @Test
  void a_sample_belongs_to_the_deepest_frame_of_main_code() {
    Hotspots hotspots =
        example
            .cpu(60, "junit.Run.main", "a.MainTest.test", "a.Main.outer:7", "java.util.Arrays.sort")
            .cpu(40, "junit.Run.main", "a.MainTest.test", "a.Main.outer:7", "a.Main.inner(I)I:10")
            .rank();

    assertThat(names(hotspots)).containsExactly("outer", "inner");
    assertThat(cpu(hotspots, "outer").self()).isEqualTo(0.6, EXACTLY);
    assertThat(cpu(hotspots, "outer").total()).isEqualTo(1.0, EXACTLY);
    assertThat(cpu(hotspots, "inner").self()).isEqualTo(0.4, EXACTLY);
    assertThat(cpu(hotspots, "inner").total()).isEqualTo(0.4, EXACTLY);
    assertThat(hotspots.phrase()).isEqualTo("the test run");
  }

  @Test
  void shares_are_of_the_whole_run_and_of_the_targets_own_part() {
    Hotspots hotspots =
        example
            .cpu(80, "junit.Run.main", "junit.Launcher.discover")
            .cpu(15, "junit.Run.main", "a.MainTest.test", "a.Main.outer:7")
            .cpu(5, "junit.Run.main", "a.MainTest.test", "a.Main.inner(I)I")
            .rank();

    Hotspot outer = hotspot(hotspots, "outer");
    assertThat(outer.share(Dimension.CPU).self()).isEqualTo(0.15, EXACTLY);
    assertThat(hotspots.shareOfTarget(outer, Dimension.CPU)).isEqualTo(0.75, EXACTLY);
    assertThat(hotspots.places()).isEqualTo(Map.of(Place.FRAMEWORK, 0.8, Place.TARGET, 0.2));
  }

  @Test
  void the_ceiling_is_amdahls_from_the_total_share() {
    Hotspots hotspots =
        example.cpu(75, "a.Main.outer", "a.Main.inner(I)I").cpu(25, "junit.Run.main").rank();

    assertThat(hotspot(hotspots, "inner").ceiling()).isEqualTo(4.0, EXACTLY);
  }

  @Test
  void a_method_that_calls_itself_counts_once_a_sample() {
    Hotspots hotspots =
        example.cpu(50, "a.Main.fib", "a.Main.fib", "a.Main.fib").cpu(50, "junit.Run.main").rank();

    assertThat(cpu(hotspots, "fib")).isEqualTo(new Hotspot.Share(0.5, 0.5));
    assertThat(hotspot(hotspots, "fib").callers()).isEmpty();
  }

  @Test
  void lambdas_however_nested_count_for_the_overload_they_are_written_in() {
    Hotspots hotspots =
        example
            .cpu(
                10,
                "a.Main.inner(Ljava/lang/String;)V:17",
                "a.Main$$Lambda.run",
                "a.Main.lambda$inner$1(Ljava/lang/String;)V:15",
                "a.Main$$Lambda.get",
                "a.Main.lambda$inner$0(Ljava/lang/String;)Ljava/lang/String;:14")
            .rank();

    assertThat(hotspots.ranked())
        .singleElement()
        .satisfies(
            h -> {
              assertThat(h.method())
                  .isEqualTo(new MethodRef("a.Main", "inner", "(Ljava/lang/String;)V"));
              assertThat(h.share(Dimension.CPU)).isEqualTo(new Hotspot.Share(1, 1));
              assertThat(h.lines()).isEqualTo(Map.of(14, 1.0));
              assertThat(h.callers()).isEmpty();
            });
  }

  @Test
  void a_bridge_counts_for_its_caller() {
    Hotspots hotspots =
        example.cpu(10, "a.Main.outer", "a.Main.compareTo(Ljava/lang/Object;)I").rank();

    assertThat(names(hotspots)).containsExactly("outer");
  }

  @Test
  void a_frame_without_descriptor_is_told_apart_by_its_line() {
    Hotspots hotspots = example.cpu(10, "a.Main.inner:10").cpu(10, "a.Main.inner:17").rank();

    assertThat(hotspots.ranked())
        .extracting(h -> h.method().descriptor())
        .containsExactlyInAnyOrder("(I)I", "(Ljava/lang/String;)V");
  }

  @Test
  void test_code_that_main_code_calls_back_is_not_main_codes_own_work() {
    Hotspots hotspots =
        example
            .cpu(10, "a.MainTest.test", "a.Main.outer", "a.MainTest.callback")
            .cpu(10, "a.MainTest.test", "a.Main.outer")
            .rank();

    assertThat(cpu(hotspots, "outer")).isEqualTo(new Hotspot.Share(0.5, 1));
    assertThat(reasons(hotspots)).containsEntry("callback", Exclusion.Reason.TEST_CODE);
  }

  @Test
  void class_loading_is_nobodys_own_work() {
    Hotspots hotspots =
        example
            .cpu(30, "a.Main.outer", "java.lang.ClassLoader.loadClass", "java.util.zip.Inflater.x")
            .cpu(20, "a.Main.outer", "java.util.regex.Pattern.<clinit>")
            .cpu(40, "thread C", "native CompileBroker::compiler_thread_loop")
            .cpu(4, "thread GC Thread", "native G1ParScanThreadState::trim_queue")
            .cpu(6, "a.Main.outer")
            .rank();

    assertThat(cpu(hotspots, "outer").self()).isEqualTo(0.06, EXACTLY);
    assertThat(hotspots.places())
        .isEqualTo(
            Map.of(
                Place.CLASS_LOADING, 0.5,
                Place.COMPILER, 0.4,
                Place.COLLECTOR, 0.04,
                Place.TARGET, 0.06));
  }

  @Test
  void cpu_comes_first_and_allocation_counts_a_fifth() {
    Hotspots hotspots =
        example
            .cpu(50, "a.Main.outer")
            .cpu(40, "a.Main.fib")
            .cpu(10, "a.Main.inner(I)I")
            .add(Dimension.ALLOCATION, 900, "a.Main.fib")
            .add(Dimension.ALLOCATION, 100, "a.Main.inner(I)I")
            .rank();

    // 0.40 + 0.2 x 0.9 = 0.58 against 0.50 and 0.12.
    assertThat(names(hotspots)).containsExactly("fib", "outer", "inner");
    assertThat(hotspot(hotspots, "fib").share(Dimension.ALLOCATION).self()).isEqualTo(0.9, EXACTLY);
  }

  @Test
  void callers_are_named_with_their_distance_and_share() {
    Hotspots hotspots =
        example
            .cpu(30, "a.Main.fib", "lib.X.each", "a.Main.outer", "a.Main.inner(I)I")
            .cpu(10, "a.Main.fib", "a.Main.inner(I)I")
            .cpu(60, "junit.Run.main")
            .rank();

    assertThat(hotspot(hotspots, "inner").callers())
        .extracting(c -> c.method().name(), Hotspot.Caller::distance, Hotspot.Caller::share)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("fib", 1, 0.4),
            org.assertj.core.groups.Tuple.tuple("outer", 1, 0.3));
  }

  @Test
  void who_needs_a_class_first_does_not_call_what_initialises_it() {
    Hotspots hotspots =
        example
            .cpu(30, "a.Main.fib", "a.Main.<clinit>()V", "a.Main.inner(I)I")
            .cpu(60, "junit.Run.main")
            .rank();

    assertThat(hotspot(hotspots, "inner").callers())
        .extracting(c -> c.method().name())
        .containsExactly("<clinit>");
  }

  @Test
  void what_is_not_ranked_is_excluded_with_its_reason() {
    Hotspots hotspots =
        example
            .cpu(1, "a.Main.fib")
            .cpu(500, "a.Main.outer")
            .cpu(100, "a.Main.inner(I)I")
            .cpu(30, "a.Main.away")
            .cpu(20, "a.Main.<clinit>")
            .cpu(10, "a.Main.goneSince(I)V")
            .rank(new RankSettings(1, 0.005, Set.of("a.*"), Set.of(), Set.of()));

    assertThat(names(hotspots)).containsExactly("outer");
    assertThat(reasons(hotspots))
        .isEqualTo(
            Map.of(
                "fib", Exclusion.Reason.TOO_SMALL,
                "inner", Exclusion.Reason.BEYOND_MAXIMUM,
                "away", Exclusion.Reason.NATIVE,
                "<clinit>", Exclusion.Reason.STATIC_INITIALIZER,
                "goneSince", Exclusion.Reason.NOT_IN_CLASS));
    assertThat(hotspots.excluded().get(0).method().name()).isEqualTo("inner");
  }

  @Test
  void the_users_patterns_speak_of_classes_or_of_methods() {
    example.cpu(10, "a.Main.outer").cpu(10, "a.Main.fib");

    Hotspots hotspots =
        example.rank(new RankSettings(10, 0, Set.of("a.Ma*"), Set.of("*#fib"), Set.of()));

    assertThat(names(hotspots)).containsExactly("outer");
    assertThat(reasons(hotspots)).isEqualTo(Map.of("fib", Exclusion.Reason.IGNORED_BY_USER));
  }

  @Test
  void methods_asked_for_by_name_are_ranked_however_small() {
    MethodRef fib = new MethodRef("a.Main", "fib", "(I)I");
    example.cpu(1, "a.Main.fib").cpu(100_000, "a.Main.outer");

    Hotspots hotspots = example.rank(new RankSettings(10, 0.005, Set.of(), Set.of(), Set.of(fib)));

    assertThat(names(hotspots)).containsExactly("fib");
  }

  @Test
  void generated_code_is_known_by_its_folder_its_annotation_or_its_header() {
    String marker = "package a; @interface Generated {}";
    String annotated = "package a; @Generated class Annotated { static void hot1() {} }";
    String inSource =
        "package a;\n@javax.annotation.processing.Generated(\"x\")\nclass Kept { void hot2() {} }";
    String header =
        "/* Generated By:JavaCC: Do not edit this line. */\npackage a; class Head { void hot3() {} }";
    String placed = "package a; class Placed { void hot4() {} }";
    String hand =
        "/* A licence. */\npackage a;\n/** Reads what is generated by others. */\nclass Hand { void hot5() {} }";
    Hotspots hotspots =
        example(
                Map.of(
                    "main/a/Generated.java", marker,
                    "main/a/Annotated.java", annotated,
                    "main/a/Kept.java", inSource,
                    "main/a/Head.java", header,
                    "target/generated-sources/x/a/Placed.java", placed,
                    "main/a/Hand.java", hand))
            .cpu(10, "a.Annotated.hot1")
            .cpu(10, "a.Kept.hot2")
            .cpu(10, "a.Head.hot3")
            .cpu(10, "a.Placed.hot4")
            .cpu(10, "a.Hand.hot5")
            .rank();

    assertThat(names(hotspots)).containsExactly("hot5");
    assertThat(Set.copyOf(reasons(hotspots).values())).containsExactly(Exclusion.Reason.GENERATED);
  }

  @Test
  void a_class_without_source_cannot_be_rewritten() throws java.io.IOException {
    java.nio.file.Files.delete(folder.resolve("main/a/Main.java"));

    Hotspots hotspots = example.cpu(10, "a.Main.fib").rank();

    assertThat(reasons(hotspots)).isEqualTo(Map.of("fib", Exclusion.Reason.NO_SOURCE));
  }

  @Test
  void few_samples_are_said_to_be_few() {
    assertThat(example.cpu(10, "a.Main.fib").rank().notes())
        .singleElement()
        .asString()
        .startsWith("Only 1 CPU samples of 1");
  }

  @Test
  void a_profile_without_samples_ranks_nothing() {
    Hotspots hotspots = example.rank();

    assertThat(hotspots.ranked()).isEmpty();
    assertThat(hotspots.places()).isEmpty();
  }

  @Test
  void a_summary_is_written_as_json_and_read_back() throws java.io.IOException {
    example.cpu(30, "a.Main.outer:7").cpu(70, "a.Main.outer", "a.Main.fib:20");
    ProfileSummary summary =
        ProfileSummary.of(example.profile(), example.rank(RankSettings.DEFAULT));
    ObjectMapper json = new ObjectMapper();

    String text = json.writeValueAsString(summary);

    assertThat(json.readValue(text, ProfileSummary.class)).isEqualTo(summary);
    assertThat(text).contains("\"of\":\"the test run\"").doesNotContain("Infinity");
    assertThat(summary.hotspots()).extracting(ProfileSummary.Row::ceiling).contains((Double) null);
  }

  private static List<String> names(Hotspots hotspots) {
    return hotspots.ranked().stream().map(h -> h.method().name()).toList();
  }

  private static Hotspot hotspot(Hotspots hotspots, String name) {
    return hotspots.ranked().stream()
        .filter(h -> h.method().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Hotspot.Share cpu(Hotspots hotspots, String name) {
    return hotspot(hotspots, name).share(Dimension.CPU);
  }

  private static Map<String, Exclusion.Reason> reasons(Hotspots hotspots) {
    return hotspots.excluded().stream()
        .collect(Collectors.toMap(e -> e.method().name(), Exclusion::reason));
  }
}
