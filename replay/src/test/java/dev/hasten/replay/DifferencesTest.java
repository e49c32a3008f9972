package dev.hasten.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasten.probe.observe.ObserveConfig;
import dev.hasten.probe.observe.Observer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DifferencesTest {
  private static final double ONE = 1;
  private static final Loosenings ALL =
      new Loosenings(
          4,
          EnumSet.complementOf(
              EnumSet.of(DifferenceKind.VALUE, DifferenceKind.LAZINESS, DifferenceKind.LAST_BIT)));

  @Test
  void another_value_is_never_admitted() {
    Noticed noticed = only(result(1), result(2));

    assertThat(noticed.kind()).isEqualTo(DifferenceKind.VALUE);
    assertThat(ALL.admit(List.of(noticed))).isFalse();
    assertThat(Loosenings.remedy(noticed)).contains("No loosening");
  }

  @Test
  void the_last_bits_are_counted() {
    double[] before = {ONE, 2};
    double[] after = {Math.nextUp(Math.nextUp(ONE)), 2};
    Noticed noticed = only(result(before), result(after));

    assertThat(noticed.kind()).isEqualTo(DifferenceKind.LAST_BIT);
    assertThat(noticed.ulps()).isEqualTo(2);
    assertThat(Loosenings.remedy(noticed)).contains("--float-ulp 2");
    assertThat(new Loosenings(2, Set.of()).admit(List.of(noticed))).isTrue();
    assertThat(new Loosenings(1, Set.of()).admit(List.of(noticed))).isFalse();
  }

  @Test
  void a_zero_of_the_other_sign_or_a_number_in_place_of_none_is_another_value() {
    assertThat(only(result(0.0), result(-0.0)).kind()).isEqualTo(DifferenceKind.VALUE);
    assertThat(only(result(Double.NaN), result(1.0)).kind()).isEqualTo(DifferenceKind.VALUE);
    assertThat(only(result(1.0), result(1.1)).kind()).isEqualTo(DifferenceKind.VALUE);
  }

  @Test
  void sets_and_maps_in_another_order_differ_in_order() {
    Noticed sets =
        only(
            result(new LinkedHashSet<>(List.of("a", "b", "c"))),
            result(new LinkedHashSet<>(List.of("c", "a", "b"))));
    Map<Object, Object> one = new LinkedHashMap<>(Map.of());
    one.put("k", List.of(1));
    one.put("l", List.of(2));
    Map<Object, Object> other = new LinkedHashMap<>();
    other.put("l", List.of(2));
    other.put("k", List.of(1));

    assertThat(sets.kind()).isEqualTo(DifferenceKind.ORDER);
    assertThat(ALL.admit(List.of(sets))).isTrue();
    assertThat(only(result(one), result(other)).kind()).isEqualTo(DifferenceKind.ORDER);
  }

  @Test
  void the_order_of_a_list_is_its_content() {
    Noticed noticed =
        only(
            result(new ArrayList<>(List.of("a", "b"))), result(new ArrayList<>(List.of("b", "a"))));

    assertThat(noticed.kind()).isEqualTo(DifferenceKind.ORDER);
    assertThat(ALL.admit(List.of(noticed))).isFalse();
    assertThat(Loosenings.remedy(noticed)).contains("order of a list");
  }

  @Test
  void another_order_hides_no_other_element() {
    List<Noticed> noticed =
        between(
            result(new LinkedHashSet<>(List.of("a", "b"))),
            result(new LinkedHashSet<>(List.of("b", "x"))));

    assertThat(noticed.get(0).kind()).isEqualTo(DifferenceKind.VALUE);
    assertThat(ALL.admit(noticed)).isFalse();
  }

  @Test
  void equal_objects_that_are_one_on_one_side_only_differ_in_aliasing() {
    int[] shared = {1};
    Noticed noticed =
        only(result(new Object[] {shared, shared}), result(new Object[] {shared, new int[] {1}}));

    assertThat(noticed.kind()).isEqualTo(DifferenceKind.ALIASING);
    assertThat(ALL.admit(List.of(noticed))).isTrue();
  }

  @Test
  void what_is_still_to_be_computed_differs_in_laziness() {
    List<String> words = Arrays.asList("a", "b");
    Noticed noticed = only(result(new ArrayList<>(words)), result(words.stream()));

    assertThat(noticed.kind()).isEqualTo(DifferenceKind.LAZINESS);
    assertThat(ALL.admit(List.of(noticed))).isFalse();
  }

  @Test
  void an_exception_that_nobody_throws_on_purpose_counts_less_on_a_made_up_call() {
    byte[] fails = thrown(failure(() -> new ArrayList<>().get(0)));

    assertThat(Observation.differences(result(1), fails, CallMaker.ANYONE).get(0).kind())
        .isEqualTo(DifferenceKind.INCIDENTAL_EXCEPTION);
    assertThat(Observation.differences(result(1), fails, CallMaker.WORKLOAD).get(0).kind())
        .isEqualTo(DifferenceKind.VALUE);
  }

  @Test
  void a_complaint_of_being_used_out_of_turn_is_off_protocol_on_a_made_up_call() {
    byte[] complains = thrown(new IllegalStateException("not now"));

    assertThat(Observation.differences(result(1), complains, CallMaker.ANYONE).get(0).kind())
        .isEqualTo(DifferenceKind.OFF_PROTOCOL);
    assertThat(Observation.differences(result(1), complains, CallMaker.WORKLOAD).get(0).kind())
        .isEqualTo(DifferenceKind.VALUE);
  }

  @Test
  void the_same_exception_with_other_words_differs_in_its_message() {
    Noticed noticed =
        only(thrown(new IllegalArgumentException("a")), thrown(new IllegalArgumentException("b")));

    assertThat(noticed.kind()).isEqualTo(DifferenceKind.EXCEPTION_MESSAGE);
    assertThat(ALL.admit(List.of(noticed))).isTrue();
  }

  private static final class Lazy {
    @SuppressWarnings("unused")
    private final Object cache;

    @SuppressWarnings("unused")
    final Object open;

    Lazy(Object cache, Object open) {
      this.cache = cache;
      this.open = open;
    }
  }

  @Test
  void a_private_field_filled_on_one_side_alone_is_a_class_of_its_own() {
    Noticed filled = only(result(new Lazy(null, 1)), result(new Lazy("c", 1)));

    assertThat(filled.kind()).isEqualTo(DifferenceKind.CACHE);
    assertThat(filled.what()).isEqualTo("result.cache: null became \"c\"");
    assertThat(Loosenings.remedy(filled)).contains("--ignore-caches");
    assertThat(only(result(new Lazy("a", 1)), result(new Lazy("b", 1))).kind())
        .isEqualTo(DifferenceKind.VALUE);
    assertThat(only(result(new Lazy("a", null)), result(new Lazy("a", 1))).kind())
        .isEqualTo(DifferenceKind.VALUE);
    assertThat(between(result(new Lazy(null, 1)), result(new Lazy("c", 2))))
        .extracting(Noticed::kind)
        .contains(DifferenceKind.VALUE);
  }

  @Test
  void another_value_on_a_made_up_call_with_one_object_twice_is_a_class_of_its_own() {
    Object one = new Object();
    List<Object> twice = List.of(1, Arrays.asList(one, one));
    List<Object> apart = List.of(1, Arrays.asList(one, new Object()));
    List<String> names = List.of("result", "argument 1");
    byte[] before = Observer.observe(names, twice, ObserveConfig.DEFAULT);
    byte[] after =
        Observer.observe(names, List.of(2, Arrays.asList(one, one)), ObserveConfig.DEFAULT);

    assertThat(only(before, after).kind()).isEqualTo(DifferenceKind.ALIASED_ARGUMENTS);
    assertThat(Observation.differences(before, after, CallMaker.WORKLOAD).get(0).kind())
        .isEqualTo(DifferenceKind.VALUE);
    assertThat(
            only(
                    Observer.observe(names, apart, ObserveConfig.DEFAULT),
                    Observer.observe(
                        names, List.of(2, Arrays.asList(one, new Object())), ObserveConfig.DEFAULT))
                .kind())
        .isEqualTo(DifferenceKind.VALUE);
  }

  @Test
  void another_value_on_a_made_up_call_that_only_the_package_could_make_is_a_class_of_its_own() {
    Noticed noticed = Observation.differences(result(1), result(2), CallMaker.PACKAGE).get(0);

    assertThat(noticed.kind()).isEqualTo(DifferenceKind.PRIVATE_CALL);
    assertThat(Loosenings.remedy(noticed)).contains("--ignore-private-calls");
    assertThat(Observation.differences(result(1), result(2), CallMaker.WORKLOAD).get(0).kind())
        .isEqualTo(DifferenceKind.VALUE);
  }

  @Test
  void what_is_admitted_hides_nothing_behind_it() {
    Map<String, Object> before = new LinkedHashMap<>();
    before.put("a", 1.0);
    before.put("b", 1);
    Map<String, Object> after = new LinkedHashMap<>();
    after.put("a", Math.nextUp(1.0));
    after.put("b", 2);

    assertThat(ALL.admit(between(result(before), result(after)))).isFalse();
  }

  private static Throwable failure(Runnable call) {
    try {
      call.run();
      throw new AssertionError();
    } catch (RuntimeException e) {
      return e;
    }
  }

  private static Noticed only(byte[] before, byte[] after) {
    List<Noticed> all = between(before, after);
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private static List<Noticed> between(byte[] before, byte[] after) {
    return Observation.differences(before, after, CallMaker.ANYONE);
  }

  private static byte[] result(Object value) {
    return Observer.observe(
        List.of("result"), List.of(value), ObserveConfig.DEFAULT.consuming(true));
  }

  private static byte[] thrown(Throwable value) {
    return Observer.observe(List.of("thrown"), List.of(value), ObserveConfig.DEFAULT);
  }
}
