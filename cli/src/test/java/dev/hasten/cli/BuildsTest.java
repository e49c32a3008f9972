package dev.hasten.cli;

import static dev.hasten.cli.Ran.hasten;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that build a small project: what they say, how they end, and that they change nothing. */
class BuildsTest {
  private static final String BROKEN =
      """
      MECHANISM: it is shorter
      HAZARDS: none
      REPLACE p.Words#remainders(int)
      ```java
      public static int remainders(int count) { return count %% ; }
      ```
      END
      """;
  private static final String OUTSIDE =
      """
      MECHANISM: it is shorter
      HAZARDS: none
      REPLACE java.util.HashMap#get(Object)
      ```java
      public V get(Object key) { return null; }
      ```
      END
      """;

  private static final String PATCH =
      """
      --- a/src/main/java/p/Words.java
      +++ b/src/main/java/p/Words.java
      @@ -8,4 +8,4 @@
         public static String squeeze(String text) {
           String result = text.replaceAll(" +", " ");
      -    return result.replaceAll("[0-9]", "");
      +    return result.replaceAll("[1-9]", "");
         }
      """;

  @TempDir Path folder;
  private final Deque<String> answers = new ArrayDeque<>();
  private int status = 200;
  private HttpServer model;

  @BeforeEach
  void startModel() throws IOException {
    model = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    model.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          byte[] body = body(answers.size() > 1 ? answers.remove() : answers.element());
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    model.start();
  }

  @AfterEach
  void stopModel() {
    model.stop(0);
  }

  private static byte[] body(String answer) throws IOException {
    if (answer.startsWith("{")) {
      return answer.getBytes(StandardCharsets.UTF_8);
    }
    return new ObjectMapper()
        .writeValueAsBytes(
            Map.of(
                "usage",
                Map.of("prompt_tokens", 1, "completion_tokens", 1, "total_tokens", 2),
                "choices",
                List.of(
                    Map.of(
                        "index",
                        0,
                        "finish_reason",
                        "stop",
                        "message",
                        Map.of("role", "assistant", "content", answer)))));
  }

  private String url() {
    return "http://127.0.0.1:" + model.getAddress().getPort() + "/v1";
  }

  private Ran asking(String url) {
    return hasten(
        "optimize",
        folder.toString(),
        "--method",
        "Words#remainders",
        "--model",
        "desk",
        "--model-url",
        url);
  }

  @Test
  void a_build_that_fails_is_told_with_its_errors_and_its_log() {
    TinyRepository tiny = TinyRepository.at(folder);
    tiny.replace(TinyRepository.UNIT, "return sum;", "return som;");
    Map<String, String> before = tiny.committed().content();

    Ran ran = hasten("optimize", folder.toString(), "--json");

    ran.failed(3, "the build fails", TinyRepository.UNIT, "build.log");
    assertThat(ran.err()).doesNotContain("[INFO]", "Re-run Maven");
    assertThat(tiny.content()).isEqualTo(before);
  }

  @Test
  void a_java_that_is_not_there_is_asked_for() {
    TinyRepository tiny = TinyRepository.at(folder);
    tiny.replace("pom.xml", "release>17<", "release>99<");
    tiny.committed();

    hasten("profile", folder.toString()).failed(3, "asks for Java 99", "Install a JDK 99");
  }

  @Test
  void without_tests_a_workload_is_asked_for() {
    TinyRepository tiny = TinyRepository.at(folder);
    assertThat(folder.resolve(TinyRepository.TEST).toFile().delete()).isTrue();
    tiny.committed();

    hasten("profile", folder.toString()).failed(3, "has no tests", "--workload");
  }

  @Test
  void a_dry_run_works_on_the_last_commit_and_changes_nothing_at_all() {
    TinyRepository tiny = TinyRepository.at(folder).committed();
    tiny.write("uncommitted.txt", "x");
    tiny.write(".git/hooks/post-checkout", "#!/bin/sh\ntouch \"$0.ran\"\n");
    Map<String, String> before = tiny.content();

    Ran ran = hasten("optimize", folder.toString(), "--dry-run", "--hotspots", "2");

    assertThat(ran.err()).contains("uncommitted changes", "(catalogue ");
    assertThat(ran.lastLine()).startsWith("0 accepted, 0 rejected; a dry run: ");
    assertThat(ran.code()).isZero();
    assertThat(tiny.content()).isEqualTo(before);
    Ran again = hasten("report", "--repo", folder.toString(), "--json");
    assertThat(again.code()).isZero();
    Documents.validate("hasten-run-1", again.out());
    hasten("optimize", folder.toString(), "--dry-run", "--method", "Words#nosuch")
        .failed(2, "no method 'Words#nosuch'");
    hasten("optimize", folder.toString(), "--dry-run", "--tests", "Nosuch*")
        .failed(2, "no test class of the target fits 'Nosuch*'");
  }

  @Test
  void a_change_that_does_not_compile_is_broken_in_one_document() {
    TinyRepository tiny = TinyRepository.at(folder).committed();
    tiny.replace(TinyRepository.UNIT, "return sum;", "return som;");
    Map<String, String> before = tiny.content();

    Ran ran = hasten("verify", "--repo", folder.toString(), "--json");

    Documents.validate("hasten-verify-1", ran.out());
    assertThat(ran.out()).contains("\"verdict\" : \"broken\"");
    assertThat(ran.code()).isEqualTo(4);
    assertThat(tiny.content()).isEqualTo(before);
  }

  @Test
  void a_patch_file_that_behaves_otherwise_is_different_with_class_and_counterexample() {
    TinyRepository tiny = TinyRepository.at(folder).committed();
    tiny.write("change.patch", PATCH);
    Map<String, String> before = tiny.content();

    Ran ran =
        hasten(
            "verify",
            folder.resolve("change.patch").toString(),
            "--repo",
            folder.toString(),
            "--float-ulp",
            "2",
            "--json");

    Documents.validate("hasten-verify-1", ran.out());
    assertThat(ran.out())
        .contains(
            "\"verdict\" : \"different\"",
            "\"kind\" : \"value\"",
            "No loosening admits another value.",
            "\"--float-ulp 2\"",
            "\"counterexample\" : ");
    assertThat(ran.code()).isEqualTo(4);
    assertThat(tiny.content()).isEqualTo(before);
  }

  @Test
  void a_model_that_answers_nonsense_costs_its_proposals_and_not_the_run() {
    TinyRepository tiny = TinyRepository.at(folder).committed();
    Map<String, String> before = tiny.content();
    answers.addAll(
        List.of("I would gladly help.", BROKEN, OUTSIDE, "MECHANISM " + "x".repeat(10 << 20)));

    Ran ran = asking(url());

    assertThat(ran.lastLine()).startsWith("0 accepted, 4 rejected");
    assertThat(ran.err()).doesNotContain("\tat ");
    assertThat(ran.code()).isZero();
    assertThat(tiny.content()).isEqualTo(before);
  }

  @Test
  void a_model_that_refuses_the_key_ends_its_part_and_says_so() {
    TinyRepository.at(folder).committed();
    answers.add("{\"error\": {\"message\": \"no such key\"}}");
    status = 401;

    Ran ran = asking(url());

    assertThat(ran.err()).contains("does not accept the key").doesNotContain("\tat ");
    assertThat(ran.lastLine()).startsWith("0 accepted, 0 rejected");
    assertThat(ran.code()).isEqualTo(6);
  }

  @Test
  void a_model_that_speaks_another_protocol_ends_its_part_and_says_so() {
    TinyRepository.at(folder).committed();
    answers.add("{\"choices\": [");

    Ran ran = asking(url());

    assertThat(ran.err()).contains("does not speak the protocol").doesNotContain("\tat ");
    assertThat(ran.lastLine()).startsWith("0 accepted, 0 rejected");
    assertThat(ran.code()).isEqualTo(6);
  }

  @Test
  void a_model_that_is_not_there_ends_its_part_and_says_so() {
    TinyRepository.at(folder).committed();

    Ran ran = asking("http://127.0.0.1:1/v1");

    assertThat(ran.err()).contains("cannot be reached").doesNotContain("\tat ");
    assertThat(ran.lastLine()).startsWith("0 accepted, 0 rejected");
    assertThat(ran.code()).isEqualTo(6);
  }

  @Test
  void a_module_without_tests_is_watched_in_the_tests_of_a_module_that_uses_it() {
    TinyRepository tiny = TinyRepository.at(folder).inTwoModules().committed();
    tiny.write("change.patch", PATCH.replace("src/main", "words/src/main"));

    Ran ran =
        hasten("verify", folder.resolve("change.patch").toString(), "--repo", folder.toString());

    assertThat(ran.out()).contains("different", "Words#squeeze");
    assertThat(ran.code()).isEqualTo(4);
  }
}
