package dev.hasten.probe.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class QuickCopyTest {
  private static final class Stateless {}

  private static QuickCopy of(Object... roots) {
    return Objects.requireNonNull(QuickCopy.of(roots));
  }

  @Test
  void what_never_changes_is_shared() {
    Object[] roots = {null, "text", 7, 'c', Thread.State.NEW, new Stateless()};
    assertThat(of(roots).copy()).containsExactly(roots);
  }

  @Test
  void a_buffer_and_an_array_are_copied_each_time() {
    StringBuilder builder = new StringBuilder(100).append("text");
    int[] numbers = {1, 2};
    String[] words = {"a", null};
    QuickCopy copier = of(builder, numbers, words);
    Object[] first = copier.copy();
    Object[] second = copier.copy();
    assertThat(first[0]).hasToString("text").isNotSameAs(second[0]).isNotSameAs(builder);
    assertThat(((StringBuilder) first[0]).capacity()).isEqualTo(100);
    assertThat((int[]) first[1]).containsExactly(1, 2).isNotSameAs(second[1]).isNotSameAs(numbers);
    assertThat((Object[]) first[2]).containsExactly("a", null).isNotSameAs(second[2]);
    assertThat(first[2]).isInstanceOf(String[].class);
  }

  @Test
  void anything_with_state_inside_is_left_to_the_recording() {
    List<Object> others =
        List.of(new ArrayList<>(), new Object[] {new int[1]}, new int[1][1], new Throwable());
    assertThat(others).allSatisfy(other -> assertThat(QuickCopy.of(new Object[] {other})).isNull());
  }

  @Test
  void an_array_that_comes_twice_is_left_to_the_recording() {
    byte[] same = {1};
    assertThat(QuickCopy.of(new Object[] {same, same})).isNull();
  }
}
