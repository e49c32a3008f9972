package dev.hasten.target.edit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hasten.target.edit.EditResult.Applied;
import dev.hasten.target.edit.EditResult.Reason;
import dev.hasten.target.edit.EditResult.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EditSetTest {
  private static final Path FILE = Path.of("A.java");

  @TempDir Path root;

  private String apply(String text, TextEdit... edits) throws IOException {
    Files.writeString(root.resolve(FILE), text);
    EditResult result = new EditSet(List.of(edits)).apply(root, UTF_8);
    assertThat(result).isInstanceOf(Applied.class);
    return ((Applied) result).patch().files().get(FILE).orElseThrow();
  }

  private static TextEdit edit(int start, String expected, String replacement) {
    return new TextEdit(FILE, start, expected, replacement);
  }

  @Test
  void edits_given_in_any_order_land_where_they_were_aimed() throws IOException {
    assertThat(apply("abcdef", edit(4, "e", "EEE"), edit(0, "a", ""), edit(2, "", "-")))
        .isEqualTo("b-cdEEEf");
  }

  @Test
  void insertions_at_one_place_keep_their_order() throws IOException {
    assertThat(apply("ab", edit(1, "b", "B"), edit(1, "", "1"), edit(1, "", "2")))
        .isEqualTo("a12B");
  }

  @Test
  void a_replacement_takes_the_line_ends_of_the_file() throws IOException {
    assertThat(apply("a\r\nb\r\n", edit(3, "b", "x\ny\r\nz"))).isEqualTo("a\r\nx\r\ny\r\nz\r\n");
    assertThat(apply("a\nb\n", edit(2, "b", "x\r\ny"))).isEqualTo("a\nx\ny\n");
  }

  @Test
  void another_text_than_expected_is_refused_with_what_stands_there() throws IOException {
    Files.writeString(root.resolve(FILE), "abc");
    TextEdit wrong = edit(1, "x", "y");
    assertThat(new EditSet(List.of(edit(0, "a", "A"), wrong)).apply(root, UTF_8))
        .isEqualTo(new Refused(wrong, Reason.OTHER_TEXT, "b"));
    TextEdit behind = edit(7, "", "y");
    assertThat(new EditSet(List.of(behind)).apply(root, UTF_8))
        .isEqualTo(new Refused(behind, Reason.OTHER_TEXT, ""));
  }

  @Test
  void a_file_outside_by_a_link_in_another_encoding_or_absent_is_refused(@TempDir Path other)
      throws IOException {
    Files.writeString(other.resolve("B.java"), "abc");
    Files.createSymbolicLink(root.resolve(FILE), other.resolve("B.java"));
    assertThat(reason(FILE)).isEqualTo(Reason.OUTSIDE);
    Files.write(root.resolve("C.java"), "é".getBytes(ISO_8859_1));
    assertThat(reason(Path.of("C.java"))).isEqualTo(Reason.NOT_IN_ENCODING);
    assertThat(reason(Path.of("D.java"))).isEqualTo(Reason.UNREADABLE);
  }

  private Reason reason(Path file) {
    EditSet edits = new EditSet(List.of(new TextEdit(file, 0, "", "x")));
    return ((Refused) edits.apply(root, UTF_8)).reason();
  }

  @Test
  void overlapping_edits_and_paths_out_of_the_target_are_not_made() {
    assertThatThrownBy(() -> new EditSet(List.of(edit(0, "ab", ""), edit(1, "b", ""))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Patch(Map.of(Path.of("a/../../b"), Optional.of(""))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_patch_writes_and_deletes() throws IOException {
    Files.writeString(root.resolve(FILE), "old");
    new Patch(Map.of(FILE, Optional.empty(), Path.of("p/B.java"), Optional.of("né")))
        .writeTo(root, ISO_8859_1);
    assertThat(root.resolve(FILE)).doesNotExist();
    assertThat(Files.readAllBytes(root.resolve("p/B.java"))).hasSize(2);
  }
}
