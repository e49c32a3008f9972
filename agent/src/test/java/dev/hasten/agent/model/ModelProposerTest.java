package dev.hasten.agent.model;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.hasten.agent.dossier.Dossier;
import dev.hasten.agent.ledger.Ledger;
import dev.hasten.agent.ledger.LedgerEntry;
import dev.hasten.agent.model.ModelProposer.Strategy;
import dev.hasten.target.MethodRef;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ModelProposerTest {
  private static final String CHAT = "/v1/chat/completions";
  private static final String KEY = "sk-canary-93841";

  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  @TempDir Path folder;
  private Ledger ledger;

  @BeforeEach
  void openLedger() {
    ledger = Ledger.open(folder.resolve("ledger.jsonl"));
  }

  @AfterEach
  void closeLedger() {
    ledger.close();
  }

  private static Dossier dossier() {
    return new Dossier(
        new MethodRef("a.B", "f", "(I)I"),
        "a.B",
        8,
        "class B {}",
        "int f(int i) { return i; }",
        List.of(),
        List.of("50 % of the test run"),
        List.of(),
        List.of(),
        List.of());
  }

  private ModelSettings settings(long maxTokens, double maxDollars) {
    return new ModelSettings(
        "desk",
        new ModelSettings.Wire.OpenAi(
            URI.create(SERVER.baseUrl() + "/v1"), KEY, Duration.ofSeconds(2)),
        new Price(1, 2),
        maxTokens,
        maxDollars);
  }

  private Idea ask(ModelSettings settings) {
    return ModelProposer.open(settings, ledger, folder.resolve("exchanges"))
        .propose(dossier(), Strategy.ALGORITHM)
        .idea();
  }

  private static ResponseDefinitionBuilder answer(String text, String finish) throws Exception {
    return aResponse()
        .withHeader("Content-Type", "application/json")
        .withBody(
            new ObjectMapper()
                .writeValueAsString(
                    Map.of(
                        "id",
                        "1",
                        "object",
                        "chat.completion",
                        "model",
                        "desk",
                        "usage",
                        Map.of("prompt_tokens", 100, "completion_tokens", 20, "total_tokens", 120),
                        "choices",
                        List.of(
                            Map.of(
                                "index",
                                0,
                                "finish_reason",
                                finish,
                                "message",
                                Map.of("role", "assistant", "content", text))))));
  }

  private static void serve(ResponseDefinitionBuilder response) {
    SERVER.stubFor(post(urlEqualTo(CHAT)).willReturn(response));
  }

  @Test
  void a_question_carries_the_dossier_and_its_cost_is_written_down() throws Exception {
    serve(answer("NOTHING: fine already\nEND", "stop"));
    assertThat(ask(settings(100_000, 1))).isEqualTo(new Idea.Nothing("fine already"));
    SERVER.verify(
        1,
        postRequestedFor(urlEqualTo(CHAT)).withHeader("Authorization", equalTo("Bearer " + KEY)));
    LedgerEntry.Exchanged entry =
        (LedgerEntry.Exchanged) Ledger.read(folder.resolve("ledger.jsonl")).get(0);
    assertThat(entry.question()).contains("int f(int i)").contains("50 % of the test run");
    assertThat(entry.tokensIn()).isEqualTo(100);
    assertThat(entry.dollars()).isEqualTo(0.00014);
  }

  @Test
  void the_key_is_written_nowhere() throws Exception {
    serve(answer("NOTHING: fine\nEND", "stop"));
    assertThat(ask(settings(100_000, 1))).isInstanceOf(Idea.Nothing.class);
    try (var files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file)).doesNotContain(KEY);
      }
    }
    assertThat(settings(1, 1).toString()).doesNotContain(KEY);
  }

  @Test
  void a_question_that_the_budget_cannot_pay_is_not_asked() {
    serve(aResponse().withStatus(500));
    assertThat(ask(settings(500, 1)))
        .isInstanceOfSatisfying(
            Idea.NoAnswer.class, n -> assertThat(n.failure()).isEqualTo(Failure.BUDGET));
    assertThat(ask(settings(100_000, 0.001)))
        .isInstanceOfSatisfying(
            Idea.NoAnswer.class, n -> assertThat(n.detail()).contains("may cost $0.01"));
    SERVER.verify(0, postRequestedFor(urlEqualTo(CHAT)));
  }

  @Test
  void a_wrong_key_is_not_tried_again() {
    serve(aResponse().withStatus(401).withBody("{\"error\":{\"message\":\"bad key\"}}"));
    assertThat(ask(settings(100_000, 1)))
        .isInstanceOfSatisfying(
            Idea.NoAnswer.class,
            n -> {
              assertThat(n.failure()).isEqualTo(Failure.WRONG_KEY);
              assertThat(n.failure().endsTheModel()).isTrue();
            });
    SERVER.verify(1, postRequestedFor(urlEqualTo(CHAT)));
  }

  @Test
  void an_answer_cut_at_its_longest_length_is_not_used() throws Exception {
    serve(answer("MECHANISM: x\nREPLACE a.B#f(int)\n```java\nint f(", "length"));
    assertThat(ask(settings(100_000, 1)))
        .isInstanceOfSatisfying(
            Idea.NoAnswer.class, n -> assertThat(n.failure()).isEqualTo(Failure.TRUNCATED));
  }

  @Test
  void ten_megabytes_are_refused_by_their_length() throws Exception {
    serve(answer("x".repeat(10 << 20), "stop"));
    assertThat(ask(settings(100_000, 1)))
        .isInstanceOfSatisfying(
            Idea.NoAnswer.class, n -> assertThat(n.failure()).isEqualTo(Failure.TOO_LARGE));
  }

  @Test
  void a_server_that_answers_no_json_is_a_named_failure() {
    serve(aResponse().withHeader("Content-Type", "text/html").withBody("<html>busy</html>"));
    assertThat(ask(settings(100_000, 1))).isInstanceOf(Idea.NoAnswer.class);
  }

  @Test
  void a_recorded_run_is_replayed_without_a_server_and_repairs_follow_their_question()
      throws Exception {
    serve(
        answer("MECHANISM: less\nREPLACE a.B#f(int)\n```java\nint f(int j) {}\n```\nEND", "stop"));
    ModelProposer live = ModelProposer.open(settings(100_000, 1), ledger, folder.resolve("kept"));
    ModelProposer.Talk first = live.propose(dossier(), Strategy.IMPLEMENTATION);
    serve(answer("NOTHING: it was wrong\nEND", "stop"));
    assertThat(first.repair("it does not compile").idea()).isInstanceOf(Idea.Nothing.class);
    SERVER.resetAll();

    ModelProposer again =
        ModelProposer.open(
            new ModelSettings(
                "replay",
                new ModelSettings.Wire.Replay(folder.resolve("kept")),
                new Price(0, 0),
                100_000,
                1),
            ledger,
            folder.resolve("again"));
    ModelProposer.Talk replayed = again.propose(dossier(), Strategy.IMPLEMENTATION);
    assertThat(replayed.idea()).isEqualTo(first.idea());
    assertThat(replayed.repair("it does not compile").idea())
        .isEqualTo(new Idea.Nothing("it was wrong"));
    assertThat(again.propose(dossier(), Strategy.ALGORITHM).idea())
        .isInstanceOfSatisfying(
            Idea.NoAnswer.class, n -> assertThat(n.failure()).isEqualTo(Failure.NOT_RECORDED));
  }

  @Test
  void a_recording_that_is_not_there_is_refused_at_once() {
    ModelSettings missing =
        new ModelSettings(
            "replay",
            new ModelSettings.Wire.Replay(folder.resolve("missing")),
            new Price(0, 0),
            1,
            1);
    assertThatThrownBy(() -> ModelProposer.open(missing, ledger, folder))
        .isInstanceOfSatisfying(
            ModelSettingException.class,
            e -> assertThat(e.kind()).isEqualTo(ModelSettingException.Kind.NO_RECORDING));
  }
}
