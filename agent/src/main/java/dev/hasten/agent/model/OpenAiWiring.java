package dev.hasten.agent.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.output.FinishReason;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Speaks the chat protocol of OpenAI.
 *
 * <p>Retries are made here: the library's own would hide how often a question was asked.
 */
final class OpenAiWiring implements Wiring {
  private static final int TRIES = 3;
  private static final int LONGEST_ANSWER = 400_000;

  private final ChatModel model;
  private final Duration firstWait;

  OpenAiWiring(ModelSettings.Wire.OpenAi wire, String name, Duration firstWait) {
    this.firstWait = firstWait;
    this.model =
        OpenAiChatModel.builder()
            .baseUrl(wire.url().toString())
            .apiKey(wire.key())
            .modelName(name)
            .timeout(wire.answerTime())
            .maxRetries(0)
            .logRequests(false)
            .logResponses(false)
            .build();
  }

  @Override
  public Reply send(Question question) {
    ChatRequest request =
        ChatRequest.builder()
            .messages(question.messages().stream().map(OpenAiWiring::message).toList())
            .maxOutputTokens(question.answerTokens())
            .build();
    Reply.Failed last = new Reply.Failed(Failure.UNREACHABLE, "");
    for (int attempt = 0; attempt < TRIES; attempt++) {
      try {
        return answered(question, model.chat(request));
      } catch (AuthenticationException e) {
        return failed(Failure.WRONG_KEY, e);
      } catch (ModelNotFoundException e) {
        return failed(Failure.NO_SUCH_MODEL, e);
      } catch (InvalidRequestException e) {
        return failed(Failure.REFUSED, e);
      } catch (TimeoutException e) {
        return failed(Failure.TIMED_OUT, e);
      } catch (NonRetriableException e) {
        return failed(Failure.REFUSED, e);
      } catch (RuntimeException e) {
        if (causedBy(e, JsonProcessingException.class)) {
          return failed(Failure.GARBLED, e);
        }
        last = failed(Failure.UNREACHABLE, e);
      }
      if (attempt + 1 < TRIES && !pause(firstWait.multipliedBy(1L << attempt))) {
        break;
      }
    }
    return last;
  }

  private static Reply answered(Question question, ChatResponse response) {
    String text = response.aiMessage().text();
    if (text == null || text.isBlank()) {
      return new Reply.Failed(Failure.REFUSED, "an empty answer");
    }
    if (text.length() > LONGEST_ANSWER) {
      return new Reply.Failed(Failure.TOO_LARGE, text.length() + " characters");
    }
    if (response.finishReason() == FinishReason.LENGTH) {
      return new Reply.Failed(Failure.TRUNCATED, text.length() + " characters");
    }
    return new Reply.Answered(
        text,
        count(response, true, question.tokens()),
        count(response, false, text.length() / 3 + 1));
  }

  /** Tokens as the server counts them, or the guess where it does not say. */
  private static long count(ChatResponse response, boolean in, long guess) {
    var usage = response.tokenUsage();
    Integer counted =
        usage == null ? null : in ? usage.inputTokenCount() : usage.outputTokenCount();
    return counted == null ? guess : counted;
  }

  private static ChatMessage message(Message message) {
    return switch (message.role()) {
      case SYSTEM -> SystemMessage.from(message.text());
      case USER -> UserMessage.from(message.text());
      case ASSISTANT -> AiMessage.from(message.text());
    };
  }

  private static boolean causedBy(Throwable failure, Class<? extends Throwable> kind) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (kind.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }

  private static Reply.Failed failed(Failure failure, RuntimeException e) {
    String detail = String.valueOf(e.getMessage()).strip();
    return new Reply.Failed(failure, detail.substring(0, Math.min(300, detail.length())));
  }

  private static boolean pause(Duration time) {
    try {
      TimeUnit.MILLISECONDS.sleep(time.toMillis());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
