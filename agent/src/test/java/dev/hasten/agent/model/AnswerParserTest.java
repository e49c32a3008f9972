package dev.hasten.agent.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasten.target.edit.MemberEdit;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerParserTest {
  @Test
  void an_answer_in_the_form_is_read_whole() {
    Idea idea =
        AnswerParser.parse(
            """
            Here is my rewrite.

            MECHANISM: a set instead of a scan
            HAZARDS: none
            IMPORT a.B java.util.HashSet
            REPLACE a.B#f(List<String>, int)
            ```java
            int f(List<String> l, int n) {
              return 1; // ``` inside
            }
            ```
            ADD a.B
            ~~~
            private int g;
            ~~~
            REMOVE a.B#h()
            END
            """);
    assertThat(idea)
        .isEqualTo(
            new Idea.Rewrite(
                "a set instead of a scan",
                "none",
                List.of(
                    new MemberEdit.Import("a.B", "java.util.HashSet"),
                    new MemberEdit.Replace(
                        "a.B",
                        "f(List<String>, int)",
                        "int f(List<String> l, int n) {\n  return 1; // ``` inside\n}\n"),
                    new MemberEdit.Add("a.B", "private int g;\n"),
                    new MemberEdit.Remove("a.B", "h()"))));
  }

  @Test
  void nothing_worth_doing_is_an_answer() {
    assertThat(AnswerParser.parse("NOTHING: it is linear already\nEND"))
        .isEqualTo(new Idea.Nothing("it is linear already"));
  }

  @Test
  void prose_is_told_from_an_answer_that_was_cut_off() {
    assertThat(AnswerParser.parse("I would use a hash map here."))
        .isEqualTo(new Idea.Unusable("it is prose and not in the form that was asked for"));
    assertThat(AnswerParser.parse("MECHANISM: x\nREPLACE a.B#f()\n```java\nint f() {}\n```\n"))
        .isEqualTo(new Idea.Unusable("it has no END: it was cut off"));
    assertThat(AnswerParser.parse("MECHANISM: x\nREPLACE a.B#f()\n```java\nint f() {"))
        .isInstanceOf(Idea.Unusable.class);
    assertThat(AnswerParser.parse("{\"mechanism\": [broken"))
        .isEqualTo(new Idea.Unusable("it is prose and not in the form that was asked for"));
    assertThat(AnswerParser.parse("MECHANISM: x\nEND"))
        .isEqualTo(new Idea.Unusable("it changes nothing"));
  }
}
