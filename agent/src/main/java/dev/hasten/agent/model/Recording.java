package dev.hasten.agent.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A folder of exchanges, one file each, found again by purpose, subject and their order.
 *
 * <p>The figures in a question differ from run to run, so a replay does not ask for the same words:
 * it asks for the next answer to the same kind of question about the same method.
 */
final class Recording implements Wiring {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final Path folder;
  private final Map<String, Integer> counts = new HashMap<>();

  Recording(Path folder) {
    this.folder = folder;
  }

  /** One exchange as it is kept. */
  record Exchange(
      String model,
      String purpose,
      String subject,
      String question,
      String answer,
      long tokensIn,
      long tokensOut) {}

  void keep(String model, Question question, Reply.Answered answer) {
    try {
      Files.createDirectories(folder);
      JSON.writeValue(
          next(question).toFile(),
          new Exchange(
              model,
              question.purpose(),
              question.subject(),
              question.text(),
              answer.text(),
              answer.tokensIn(),
              answer.tokensOut()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep an exchange in " + folder, e);
    }
  }

  @Override
  public Reply send(Question question) {
    Path file = next(question);
    if (!Files.isRegularFile(file)) {
      return new Reply.Failed(
          Failure.NOT_RECORDED, question.purpose() + " for " + question.subject());
    }
    try {
      Exchange exchange = JSON.readValue(file.toFile(), Exchange.class);
      return new Reply.Answered(exchange.answer(), exchange.tokensIn(), exchange.tokensOut());
    } catch (IOException e) {
      return new Reply.Failed(Failure.NOT_RECORDED, file + " cannot be read");
    }
  }

  private Path next(Question question) {
    String name =
        (question.subject() + "." + question.purpose()).replaceAll("[^A-Za-z0-9.$-]+", "_");
    int ordinal = counts.merge(name, 1, Integer::sum);
    return folder.resolve(name + "." + ordinal + ".json");
  }
}
