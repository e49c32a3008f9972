package dev.hasten.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasten.sandbox.Outcome;
import dev.hasten.target.MethodRef;
import dev.hasten.target.test.TestRun;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StreamComparisonTest {
  private static final MethodRef F = MethodRef.parse("a.B#f(I)I");
  private static final MethodRef G = MethodRef.parse("a.B#g(I)I");

  private final Streams original = run(Map.of("t#a", calls(1, 2, 3), "t#b", calls(4, 5)));

  @Test
  void equal_streams_are_the_same_with_calls_and_tests_counted() {
    assertThat(InSitu.compare(original, original, original))
        .isEqualTo(new Comparison.Same(5, 2, 0, 0, 5, 0, List.of(), 0, 0));
  }

  @Test
  void the_first_call_that_differs_is_told() {
    Streams candidate = run(Map.of("t#a", calls(1, 7, 8), "t#b", calls(4, 5)));

    assertThat(InSitu.compare(original, original, candidate))
        .isInstanceOfSatisfying(
            Comparison.Different.class,
            different -> {
              assertThat(different.stream().test()).isEqualTo("t#a");
              assertThat(different.call()).isEqualTo(1);
              assertThat(different.entry()).isEqualTo(F);
              assertThat(different.what()).contains("outcome");
            });
  }

  @Test
  void a_call_more_or_less_is_a_difference() {
    Streams fewer = run(Map.of("t#a", calls(1, 2), "t#b", calls(4, 5)));
    Streams more = run(Map.of("t#a", calls(1, 2, 3, 3), "t#b", calls(4, 5)));
    Streams elsewhere = run(Map.of("t#a", calls(1, 2, 3), "t#b", calls(4, 5), "t#c", calls(1)));

    assertThat(what(fewer)).contains("does not make this call");
    assertThat(what(more)).contains("3 calls on the original, 4 on the candidate");
    assertThat(what(elsewhere)).contains("no call here");
  }

  @Test
  void a_call_that_the_original_does_not_repeat_is_masked_and_named() {
    Streams again = run(Map.of("t#a", calls(1, 9, 3), "t#b", calls(4, 5)));
    Streams candidate = run(Map.of("t#a", calls(1, 8, 3), "t#b", calls(4, 5)));

    assertThat(InSitu.compare(original, again, candidate))
        .isInstanceOfSatisfying(
            Comparison.Same.class,
            same -> {
              assertThat(same.calls()).isEqualTo(4);
              assertThat(same.maskedCalls()).isEqualTo(1);
              assertThat(same.masked()).singleElement().asString().contains("t#a", "1 of 3");
            });
  }

  @Test
  void a_call_that_was_made_and_not_looked_at_is_masked() {
    Map<Long, CallStream.Call> seen = new HashMap<>(calls(1, 2, 3).observed());
    seen.remove(2L);
    Streams candidate = run(Map.of("t#a", new CallStream(3, 1, seen), "t#b", calls(4, 5)));

    assertThat(InSitu.compare(original, original, candidate))
        .isInstanceOfSatisfying(
            Comparison.Same.class,
            same -> {
              assertThat(same.calls()).isEqualTo(4);
              assertThat(same.maskedCalls()).isEqualTo(1);
            });
  }

  @Test
  void a_test_whose_number_of_calls_varies_is_masked_whole() {
    Streams again = run(Map.of("t#a", calls(1, 2, 3), "t#b", calls(4)));
    Streams candidate = run(Map.of("t#a", calls(1, 2, 3), "t#b", calls(6)));

    assertThat(InSitu.compare(original, again, candidate))
        .isInstanceOfSatisfying(
            Comparison.Same.class, same -> assertThat(same.maskedCalls()).isEqualTo(2));
  }

  @Test
  void too_much_masked_or_nothing_at_all_is_not_comparable() {
    Streams again = run(Map.of("t#a", calls(7, 8, 9), "t#b", calls(4, 5)));
    Streams empty = run(Map.of());

    assertThat(InSitu.compare(original, again, original))
        .isInstanceOfSatisfying(
            Comparison.NotComparable.class,
            none -> assertThat(none.reason()).contains("3 of the 5 calls looked at"));
    assertThat(InSitu.compare(empty, empty, empty))
        .isEqualTo(new Comparison.NotComparable("no call was compared", List.of()));
  }

  @Test
  void a_jvm_that_did_not_end_in_good_order_is_not_comparable() {
    Streams killed =
        new Streams(original.entries(), original.streams(), false, Map.of(), original.tests());

    assertThat(InSitu.compare(original, original, killed))
        .isInstanceOf(Comparison.NotComparable.class);
    assertThat(InSitu.compare(original, killed, original))
        .isInstanceOf(Comparison.NotComparable.class);
  }

  @Test
  void calls_that_were_only_counted_are_told_and_their_number_compared() {
    Streams sparse = run(Map.of("t#a", counted(10, calls(1, 2, 3))));
    Streams more = run(Map.of("t#a", counted(11, calls(1, 2, 3))));
    Streams shared = run(Map.of("t#a", threads(counted(10, calls(1, 2, 3)))));
    Streams moreShared = run(Map.of("t#a", threads(counted(11, calls(1, 2, 3)))));

    assertThat(InSitu.compare(sparse, sparse, sparse))
        .isEqualTo(new Comparison.Same(3, 1, 0, 0, 10, 7, List.of(), 0, 0));
    assertThat(InSitu.compare(sparse, sparse, more)).isInstanceOf(Comparison.Different.class);
    assertThat(InSitu.compare(shared, shared, moreShared)).isInstanceOf(Comparison.Different.class);
  }

  @Test
  void what_several_threads_call_is_compared_without_order() {
    Streams first = run(Map.of("t#a", threads(calls(1, 2, 3))));
    Streams second = run(Map.of("t#a", threads(calls(3, 1, 2))));
    Streams other = run(Map.of("t#a", threads(calls(3, 1, 1))));

    assertThat(InSitu.compare(first, second, second)).isInstanceOf(Comparison.Same.class);
    assertThat(InSitu.compare(first, second, other)).isInstanceOf(Comparison.Different.class);
    assertThat(InSitu.compare(first, other, second)).isInstanceOf(Comparison.NotComparable.class);
  }

  @Test
  void a_call_with_other_arguments_and_an_exception_are_told_as_such() {
    CallStream.Call call = call(1);
    CallStream.Call otherInput =
        new CallStream.Call(0, 0, new CallStream.Digest(5, 5), call.after(), new byte[0]);
    CallStream.Call threw =
        new CallStream.Call(0, 4, call.before(), new CallStream.Digest(6, 6), new byte[0]);
    CallStream.Call ofG = new CallStream.Call(1, 0, call.before(), call.after(), new byte[0]);
    Streams first = run(Map.of("t#a", calls(1)));

    assertThat(what(first, otherInput)).contains("called with something else");
    assertThat(what(first, threw)).contains("throws where the original returns");
    assertThat(what(first, ofG)).contains("another method");
  }

  private String what(Streams candidate) {
    return ((Comparison.Different) InSitu.compare(original, original, candidate)).what();
  }

  private static String what(Streams first, CallStream.Call theirs) {
    Streams candidate = run(Map.of("t#a", new CallStream(1, 1, Map.of(0L, theirs))));
    return ((Comparison.Different) InSitu.compare(first, first, candidate)).what();
  }

  private static CallStream counted(long number, CallStream calls) {
    return new CallStream(number, 1, calls.observed());
  }

  private static CallStream threads(CallStream calls) {
    return new CallStream(calls.calls(), 2, calls.observed());
  }

  private static CallStream calls(int... results) {
    Map<Long, CallStream.Call> calls = new HashMap<>();
    for (int i = 0; i < results.length; i++) {
      calls.put((long) i, call(results[i]));
    }
    return new CallStream(results.length, 1, calls);
  }

  private static CallStream.Call call(int result) {
    CallStream.Digest before = new CallStream.Digest(0, 0);
    return new CallStream.Call(0, 0, before, new CallStream.Digest(1, result), new byte[0]);
  }

  private static Streams run(Map<String, CallStream> tests) {
    Map<Streams.Key, CallStream> streams = new HashMap<>();
    tests.forEach((test, calls) -> streams.put(new Streams.Key(test, "main"), calls));
    TestRun run =
        new TestRun(new TreeMap<>(), true, List.of(), new Outcome.Exited(0, "", "", Duration.ZERO));
    return new Streams(List.of(F, G), streams, true, Map.of(), run);
  }
}
