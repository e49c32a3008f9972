package dev.hasten.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hasten.probe.graph.ByteSink;
import dev.hasten.probe.graph.GraphLimits;
import dev.hasten.probe.graph.GraphReader;
import dev.hasten.probe.graph.GraphWriter;
import dev.hasten.probe.graph.Recipe;
import dev.hasten.probe.observe.ObserveConfig;
import dev.hasten.probe.observe.Observer;
import dev.hasten.replay.Observation.Ending;
import dev.hasten.replay.victims.Things;
import dev.hasten.replay.victims.Words;
import dev.hasten.sandbox.Sandbox;
import dev.hasten.target.CompilerSettings;
import dev.hasten.target.Jdk;
import dev.hasten.target.MethodRef;
import dev.hasten.target.Module;
import dev.hasten.target.Side;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SessionTest {
  private static final Duration SOON = Duration.ofSeconds(5);
  private static Sandbox sandbox;

  @BeforeAll
  static void open() throws Exception {
    sandbox =
        Sandbox.open(
            Sandbox.Preference.AUTO,
            Sandbox.defaultScratch().resolve("replay-test-" + ProcessHandle.current().pid()));
  }

  @AfterAll
  static void close() {
    sandbox.close();
  }

  private static Session session(Jdk jdk, String method, String descriptor, String... jvm)
      throws Exception {
    return Session.start(request(jdk, method, descriptor, Map.of(), false, jvm));
  }

  private static Session.Request request(
      Jdk jdk,
      String method,
      String descriptor,
      Map<String, Set<String>> ignored,
      boolean asking,
      String... jvm)
      throws Exception {
    Path classes = Path.of(Words.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path overlay = sandbox.newFolder("overlay");
    Module module =
        new Module(
            ".",
            classes,
            List.of(),
            List.of(),
            classes,
            classes,
            List.of(),
            List.of(classes),
            new CompilerSettings(17, "UTF-8", true, List.of()),
            Map.of(),
            List.of(),
            List.of(),
            List.of());
    return new Session.Request(
        sandbox,
        jdk,
        module,
        new Side("original", overlay),
        new MethodRef(Words.class.getName(), method, descriptor),
        List.of(jvm),
        ignored,
        asking);
  }

  private static Session session(String method, String descriptor, String... jvm) throws Exception {
    return session(Jdks.running(), method, descriptor, jvm);
  }

  private static Input input(String id, byte[] graph) {
    return new Input(id, Input.Origin.GENERATED, GraphReader.size(graph), 1, graph);
  }

  /** Inputs by hand: what generation finds for one int, searched for the wanted ones. */
  private static List<Input> ints(int... values) {
    List<Input> inputs = new ArrayList<>();
    for (int value : values) {
      inputs.add(input("i" + value, Graphs.of(value)));
    }
    return inputs;
  }

  @TestFactory
  Stream<DynamicTest> a_static_method_is_generated_for_observed_and_timed_on_each_jdk() {
    return Jdks.installed().stream()
        .map(
            jdk ->
                DynamicTest.dynamicTest(
                    "JDK " + jdk.feature(),
                    () -> {
                      try (Session session =
                          session(jdk, "upper", "(Ljava/lang/String;)Ljava/lang/String;")) {
                        List<Input> inputs = session.generate(40, 1);
                        assertThat(inputs).hasSizeGreaterThan(30);
                        List<Observation> first = session.observe(inputs, SOON);
                        List<Observation> second = session.observe(inputs, SOON);
                        for (int i = 0; i < inputs.size(); i++) {
                          assertThat(first.get(i).comparable()).isTrue();
                          assertThat(first.get(i).sameAs(second.get(i))).isTrue();
                        }
                        assertThat(first.stream().map(Observation::render))
                            .anyMatch(
                                text ->
                                    text.contains("IllegalArgumentException{message=\"no text\"}"))
                            .anyMatch(text -> text.startsWith("result = \""));
                        List<Input> mutated = session.mutate(inputs, 30, 7);
                        assertThat(mutated).hasSize(30);
                        assertThat(session.mutate(inputs, 30, 7))
                            .extracting(input -> List.of(input.graph()))
                            .hasSameSizeAs(mutated);
                        assertThat(session.observe(mutated, SOON))
                            .allMatch(Observation::comparable);
                        session.pool(0, inputs, false);
                        Reading reading = session.batch(0, 1000);
                        assertThat(reading.thrown()).isBetween(1L, 999L);
                        assertThat(reading.allocatedBytes()).isPositive();
                        assertThat(reading.processCpuNanosOutside()).isPositive();
                      }
                    }));
  }

  @Test
  void an_object_made_anew_is_held_against_the_recorded_one() throws Exception {
    byte[] recipe =
        new Recipe(Words.class.getName(), "(Ljava/lang/String;)V", Graphs.arguments("a bb"))
            .toByteArray();
    Words words = new Words("a bb");
    byte[] graph =
        GraphWriter.write(
            new Object[] {words}, GraphLimits.DEFAULT, each -> each == words ? recipe : null);
    try (Session session = session("longest", "()Ljava/lang/String;")) {
      assertThat(session.remakes(recorded(graph, words))).isTrue();
      assertThat(session.remakes(recorded(graph, new Words("a b")))).isFalse();
      assertThat(session.observe(List.of(input("r", graph)), SOON).get(0).render())
          .startsWith("result = \"bb\"");
    }
  }

  @Test
  void a_recipe_that_cannot_be_carried_out_is_named() throws Exception {
    Recipe recipe =
        new Recipe(Words.class.getName(), "(Ljava/lang/String;)V", Graphs.arguments("a bb"));
    recipe.add(new Recipe.Call("longest", "()Ljava/lang/String;", Graphs.arguments(), true));
    Words words = new Words("a bb");
    byte[] graph =
        GraphWriter.write(new Object[] {words}, GraphLimits.DEFAULT, each -> recipe.toByteArray());
    try (Session session = session("longest", "()Ljava/lang/String;")) {
      assertThat(session.remakes(recorded(graph, words))).isFalse();
      Observation none = session.observe(List.of(input("r", graph)), SOON).get(0);
      assertThat(none.ending()).isEqualTo(Ending.NOT_REBUILT);
      assertThat(none.skipped()).contains("RECIPE").contains("Words");
    }
  }

  @Test
  void state_of_which_no_field_is_compared_shows_when_objects_are_asked() throws Exception {
    Map<String, Set<String>> ignored = Map.of(Words.class.getName(), Set.of("words", "cached"));
    List<Input> inputs =
        List.of(
            input("a", Graphs.receiver(new Words("a"), 0)),
            input("b", Graphs.receiver(new Words("b"), 0)));
    for (boolean asking : List.of(false, true)) {
      try (Session session =
          Session.start(request(Jdks.running(), "secret", "(I)I", ignored, asking))) {
        List<Observation> seen = session.observe(inputs, SOON);
        assertThat(seen.get(0).sameAs(seen.get(1))).isEqualTo(!asking);
        assertThat(seen.get(0).sameAs(session.observe(inputs, SOON).get(0))).isTrue();
      }
    }
  }

  private static Captures.Sample recorded(byte[] graph, Words words) {
    byte[] before =
        Observer.observe(List.of("receiver"), Arrays.asList(words), ObserveConfig.DEFAULT);
    return new Captures.Sample(input("r", graph), before, new byte[0], "", "", "");
  }

  @Test
  void the_same_seed_makes_the_same_inputs_in_another_jvm() throws Exception {
    String descriptor = "(Ljava/util/List;)Ljava/util/Map;";
    try (Session one = session("count", descriptor);
        Session other = session("count", descriptor)) {
      List<Input> generated = one.generate(30, 5);
      assertThat(generated).hasSize(30).usingRecursiveComparison().isEqualTo(other.generate(30, 5));
      assertThat(one.mutate(generated, 50, 9))
          .hasSize(50)
          .usingRecursiveComparison()
          .isEqualTo(other.mutate(generated, 50, 9));
      Input large = generated.stream().filter(i -> i.size() > 5).findFirst().orElseThrow();
      Input grown = one.grow(large, 5_000, 3).get(0);
      assertThat(grown.size()).isBetween(4_000L, 10_000L);
      assertThat(grown).usingRecursiveComparison().isEqualTo(other.grow(large, 5_000, 3).get(0));
      assertThat(one.observe(List.of(grown), SOON).get(0).comparable()).isTrue();
    }
  }

  @Test
  void an_instance_is_made_by_its_constructor_and_its_private_methods_can_be_called()
      throws Exception {
    try (Session session = session("secret", "(I)I")) {
      List<Input> inputs = session.generate(10, 1);
      assertThat(inputs).isNotEmpty();
      assertThat(session.observe(inputs, SOON)).allMatch(Observation::comparable);
      assertThat(session.describe(inputs.get(0))).startsWith("receiver = Words{cached=0, words=");
      session.pool(0, inputs, false);
      assertThat(session.batch(0, 100).thrown()).isZero();
    }
    try (Session session = session("<init>", "(Ljava/lang/String;)V")) {
      List<Observation> made = session.observe(session.generate(5, 1), SOON);
      assertThat(made).isNotEmpty().allMatch(Observation::comparable);
    }
  }

  @Test
  void a_call_that_changes_what_it_is_given_is_seen_and_gets_fresh_copies() throws Exception {
    Input input = input("a", Graphs.of((Object) new int[] {3, 1, 2}));
    try (Session session = session("sort", "([I)V")) {
      Observation sorted = session.observe(List.of(input), SOON).get(0);
      assertThat(sorted.changed()).isTrue();
      assertThat(sorted.render()).isEqualTo("argument 1 = new int[] {1, 2, 3}");
      session.pool(3, List.of(input), true);
      assertThat(session.batch(3, 50).operations()).isEqualTo(50);
      assertThat(session.observe(List.of(input), SOON).get(0).sameAs(sorted)).isTrue();
    }
  }

  @Test
  void a_filled_cache_touches_memory() throws Exception {
    try (Session session = session("longest", "()Ljava/lang/String;")) {
      List<Input> inputs = session.generate(20, 2);
      assertThat(session.observe(inputs, SOON)).anyMatch(Observation::touched);
    }
  }

  @Test
  void static_state_and_printed_text_belong_to_an_observation() throws Exception {
    try (Session session = session("counted", "(I)I")) {
      List<Observation> observed = session.observe(ints(2, 0, 3), SOON);
      assertThat(observed.get(0).render()).contains("static calls = 2");
      assertThat(observed.get(1).render()).doesNotContain("static");
      assertThat(observed.get(2).render()).contains("static calls = 5");
    }
    try (Session session = session("print", "(Ljava/lang/String;)V")) {
      Input hello = input("h", Graphs.of("hello"));
      assertThat(session.observe(List.of(hello), SOON).get(0).render())
          .contains("output = \"hello\"");
    }
  }

  @Test
  void a_call_that_hangs_or_ends_the_jvm_costs_that_call_alone() throws Exception {
    try (Session session = session("spin", "(I)I")) {
      List<Observation> observed = session.observe(ints(0, 1, -5), Duration.ofMillis(400));
      assertThat(observed)
          .extracting(Observation::ending)
          .containsExactly(Ending.OBSERVED, Ending.TIMED_OUT, Ending.OBSERVED);
      assertThat(observed.get(1).comparable()).isFalse();
    }
    try (Session session = session("exit", "(I)I")) {
      assertThat(session.observe(ints(0, 7, 0), SOON))
          .extracting(Observation::ending)
          .containsExactly(Ending.OBSERVED, Ending.ENDED_JVM, Ending.OBSERVED);
    }
  }

  @Test
  void what_a_caller_could_tell_apart_is_told_apart() throws Exception {
    int count = 35;
    try (Session session = session("various", "(I)Ljava/lang/Object;")) {
      int[] all = java.util.stream.IntStream.range(0, count).toArray();
      List<Observation> observed = session.observe(ints(all), SOON);
      for (int i = 0; i < count; i++) {
        assertThat(observed.get(i).comparable()).as("%d", i).isTrue();
        for (int k = 0; k < i; k++) {
          Observation one = observed.get(k);
          Observation other = observed.get(i);
          // The arguments differ too, so only what is said of the result counts.
          assertThat(result(one)).as("%d and %d", k, i).isNotEqualTo(result(other));
        }
      }
      assertThat(Observation.firstDifference(observed.get(0), observed.get(4)))
          .isEqualTo("result[0]: 1 became 2");
      assertThat(Observation.firstDifference(observed.get(5), observed.get(6)))
          .isEqualTo("result[1]: the same object as result[0] became an object of its own");
      assertThat(Observation.firstDifference(observed.get(7), observed.get(8)))
          .isEqualTo("result: 0.0 became -0.0");
      assertThat(Observation.firstDifference(observed.get(10), observed.get(13)))
          .startsWith("it returned null, and now throws IllegalStateException{");
    }
  }

  @Test
  void a_class_that_only_one_side_can_initialise_is_a_difference() throws Exception {
    String descriptor = "([Ljava/lang/Object;)I";
    Input input = input("f", Graphs.of((Object) new Object[] {new Things.Fragile()}));
    try (Session whole = session("size", descriptor);
        Session broken = session("size", descriptor, "-Dfragile=true")) {
      Observation before = whole.observe(List.of(input), SOON).get(0);
      List<Observation> after = broken.observe(List.of(input, input), SOON);
      assertThat(after)
          .allSatisfy(
              answer -> {
                assertThat(answer.ending()).isEqualTo(Observation.Ending.UNUSABLE);
                assertThat(answer.comparable()).as("two such prove nothing").isFalse();
              });
      assertThat(Observation.firstDifference(before, after.get(0)))
          .contains("a class that cannot be used");
    }
  }

  private static String result(Observation observation) {
    return observation.render().lines().findFirst().orElseThrow();
  }

  @Test
  void what_no_caller_can_tell_apart_is_the_same() throws Exception {
    try (Session session = session("alike", "(IZ)Ljava/lang/Object;")) {
      for (int i = 0; i < 8; i++) {
        List<Input> pair = List.of(input("a", Graphs.of(i, false)), input("b", Graphs.of(i, true)));
        List<Observation> observed = session.observe(pair, SOON);
        assertThat(result(observed.get(0))).as("%d", i).isEqualTo(result(observed.get(1)));
        assertThat(Observation.firstDifference(observed.get(0), observed.get(1)))
            .as("%d", i)
            .isEqualTo("argument 2: false became true");
      }
    }
  }

  @Test
  void an_array_grows_and_the_length_given_with_it_follows() throws Exception {
    Input input = input("a", Graphs.of(new int[] {3, 7, 4, 9, 12}, 5));
    try (Session session = session("sum", "([II)I")) {
      Input grown = session.grow(input, 1000, 1).get(0);
      assertThat(grown.origin()).isEqualTo(Input.Origin.GROWN);
      assertThat(session.describe(grown)).contains("999 in all").endsWith("argument 2 = 999");
      session.pool(0, List.of(grown), false);
      assertThat(session.batch(0, 10).thrown()).isZero();
    }
  }

  @Test
  void a_method_that_is_not_there_is_refused() {
    assertThatThrownBy(() -> session("absent", "()V"))
        .isInstanceOfSatisfying(
            SessionException.class,
            e -> assertThat(e.kind()).isEqualTo(SessionException.Kind.REFUSED));
  }

  @Test
  void a_batch_over_a_pool_that_was_not_set_is_refused_and_the_session_goes_on() throws Exception {
    try (Session session = session("counted", "(I)I")) {
      assertThatThrownBy(() -> session.batch(1, 10))
          .isInstanceOfSatisfying(
              SessionException.class,
              e -> assertThat(e.kind()).isEqualTo(SessionException.Kind.REFUSED));
      assertThat(session.observe(ints(1), SOON).get(0).comparable()).isTrue();
    }
  }

  @Test
  void inputs_survive_a_file() throws Exception {
    List<Input> inputs = ints(1, 2);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    InputFormat.write(new DataOutputStream(out), inputs);
    assertThat(InputFormat.read(new DataInputStream(new ByteArrayInputStream(out.toByteArray()))))
        .usingRecursiveComparison()
        .isEqualTo(inputs);
  }

  @Test
  void torn_or_foreign_bytes_are_no_observation_and_no_crash() {
    ByteSink sink = new ByteSink();
    sink.writeByte(9);
    assertThat(Observation.observed(sink.toByteArray(), false, false, 0).comparable()).isFalse();
    assertThat(Observation.observed(new byte[0], false, false, 0).comparable()).isFalse();
  }
}
