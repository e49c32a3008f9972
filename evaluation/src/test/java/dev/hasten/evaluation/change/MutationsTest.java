package dev.hasten.evaluation.change;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.javaparser.ast.body.CallableDeclaration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MutationsTest {
  private static final String TEXT =
      """
      import java.util.*;

      public class Sample {
        private int count;
        private final List<String> seen = new ArrayList<>();

        /** Adds up. */
        public static int sum(int[] values, int from) {
          int sum = 0;
          int spare = 1;
          if (values == null) {
            throw new IllegalArgumentException("none");
          }
          for (int i = from; i < values.length; i++) {
            sum += values[i] * 2;
          }
          return sum;
        }

        private String join(String a, String b) {
          count++;
          StringBuilder text = new StringBuilder();
          text.append(a.substring(0, 1));
          text.append(b);
          if (a.equals(b)) {
            seen.add(a);
          } else {
            seen.add(b);
          }
          return text.toString();
        }

        Comparator<String> order() {
          return new Comparator<String>() {
            @Override
            public int compare(String a, String b) {
              return a.length() - b.length();
            }
          };
        }
      }
      """;

  private final Unit unit = Unit.parse(TEXT).orElseThrow();

  private CallableDeclaration<?> method(String name) {
    for (CallableDeclaration<?> one : unit.tree().findAll(CallableDeclaration.class)) {
      if (one.getNameAsString().equals(name)) {
        return one;
      }
    }
    throw new IllegalArgumentException(name);
  }

  private List<Mutation> wrong(String name) {
    List<Mutation> all = new ArrayList<>(Mutants.of(unit, method(name)));
    all.addAll(Slips.of(unit, method(name)));
    return all;
  }

  private static Set<String> operators(List<Mutation> mutations) {
    return mutations.stream().map(Mutation::operator).collect(Collectors.toSet());
  }

  @Test
  void the_operators_of_pit_and_the_slips_of_people_are_applied() {
    assertThat(operators(wrong("sum")))
        .contains(
            "conditionals-boundary",
            "negate-conditionals",
            "math",
            "increments",
            "remove-conditionals",
            "inline-constants",
            "primitive-returns",
            "loop-end",
            "loop-start",
            "left-early",
            "dropped-null-check",
            "dropped-guard",
            "wrong-exception",
            "wrong-constant");
    assertThat(operators(wrong("join")))
        .contains(
            "void-method-calls",
            "swapped-arguments",
            "identity-for-equals",
            "naked-receiver",
            "argument-propagation",
            "dropped-end",
            "dropped-else",
            "wrong-order",
            "empty-returns",
            "null-returns",
            "early-return");
  }

  @Test
  void methods_of_classes_that_stand_in_a_method_are_others() {
    assertThat(wrong("order"))
        .extracting(Mutation::after)
        .noneMatch(after -> after.contains("length"))
        .isNotEmpty();
  }

  @Test
  void a_mutation_changes_its_own_place_and_nothing_else() {
    for (Mutation mutation : wrong("sum")) {
      String changed = mutation.applyTo(TEXT);
      assertThat(changed).as(mutation.id()).isNotEqualTo(TEXT).contains("private String join");
      assertThat(Unit.parse(changed)).as(mutation.id()).isPresent();
    }
  }

  @Test
  void every_mutation_of_a_method_has_a_name_of_its_own_or_stands_in_the_same_line() {
    List<Mutation> all = wrong("join");
    assertThat(new HashSet<>(all.stream().map(Mutation::id).toList()).size())
        .isGreaterThan(all.size() * 3 / 4);
  }

  @Test
  void what_keeps_the_behaviour_changes_fields_classes_and_statements() {
    List<Mutation> all = Preserving.of(unit, method("join"));
    assertThat(operators(all))
        .contains(
            "renamed-field",
            "added-field",
            "extracted-class",
            "extracted-method",
            "inverted-if",
            "introduced-result");
    assertThat(operators(Preserving.of(unit, method("sum"))))
        .contains("null-first", "reordered-statements", "extracted-class");
    all.forEach(m -> assertThat(Unit.parse(m.applyTo(TEXT))).as(m.id()).isPresent());
  }

  @Test
  void a_field_is_renamed_wherever_it_stands() {
    Mutation renamed =
        Preserving.of(unit, method("join")).stream()
            .filter(m -> m.operator().equals("renamed-field") && m.before().equals("seen"))
            .findFirst()
            .orElseThrow();
    assertThat(renamed.applyTo(TEXT)).doesNotContain(" seen.").contains("seenRenamed.add(a)");
  }
}
