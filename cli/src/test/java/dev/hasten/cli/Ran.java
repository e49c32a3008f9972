package dev.hasten.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What a command came to: its exit code and all that it printed. */
record Ran(int code, String out, String err) {
  static Ran hasten(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Main.run(
            arguments,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    return new Ran(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** A failure that is told well: its code, its words, an empty standard output, no stack trace. */
  void failed(int expected, String... words) {
    assertThat(err).contains(words).doesNotContain("\tat ", "Exception");
    assertThat(out).isEmpty();
    assertThat(code).isEqualTo(expected);
  }

  /** Its last line of standard output. */
  String lastLine() {
    return out.lines().reduce("", (first, second) -> second);
  }
}
