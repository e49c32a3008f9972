package dev.hasten.agent.model;

import dev.hasten.agent.dossier.Dossier;
import dev.hasten.agent.ledger.Ledger;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks a model for rewrites of a hotspot: first for another algorithm, then for another
 * implementation, and once more where the answer failed, with the reason.
 */
public final class ModelProposer {
  private static final int ANSWER_TOKENS = 8_000;
  private static final int DOSSIER_CHARACTERS = 48_000;

  private final MeteredModel model;
  private final String name;

  private ModelProposer(MeteredModel model, String name) {
    this.model = model;
    this.name = name;
  }

  /**
   * A proposer that asks the model of the settings.
   *
   * @param exchanges folder that keeps every exchange, from which a later run can replay them
   * @throws ModelSettingException if a folder of recorded exchanges is named that is not there
   */
  public static ModelProposer open(ModelSettings settings, Ledger ledger, Path exchanges) {
    Wiring wiring;
    if (settings.wire() instanceof ModelSettings.Wire.OpenAi wire) {
      wiring = new OpenAiWiring(wire, settings.name(), Duration.ofSeconds(2));
    } else if (settings.wire() instanceof ModelSettings.Wire.Replay replay
        && Files.isDirectory(replay.folder())) {
      wiring = new Recording(replay.folder());
    } else {
      throw new ModelSettingException(ModelSettingException.Kind.NO_RECORDING, settings.name());
    }
    return new ModelProposer(
        new MeteredModel(settings, wiring, ledger, exchanges), settings.name());
  }

  /** Name of the model. */
  public String name() {
    return name;
  }

  /** What to look for. */
  public enum Strategy {
    /** Another algorithm, of lower complexity on the sizes that were seen. */
    ALGORITHM("algorithm"),
    /** The same algorithm, implemented with less work. */
    IMPLEMENTATION("implementation");

    private final String word;

    Strategy(String word) {
      this.word = word;
    }

    /** The word for it in prompts and reports. */
    public String word() {
      return word;
    }
  }

  /** A talk about one hotspot: an idea and what it can be mended from. */
  public final class Talk {
    private final String purpose;
    private final String subject;
    private final List<Message> messages;
    private final Idea idea;

    private Talk(String purpose, String subject, List<Message> messages, Idea idea) {
      this.purpose = purpose;
      this.subject = subject;
      this.messages = List.copyOf(messages);
      this.idea = idea;
    }

    /** What the model answered last. */
    public Idea idea() {
      return idea;
    }

    /** Tells the model why its answer failed and asks once more. */
    public Talk repair(String reason) {
      List<Message> more = new ArrayList<>(messages);
      more.add(new Message(Message.Role.USER, prompt("repair-1.md").replace("{{reason}}", reason)));
      return talk(purpose + "-repair", subject, more);
    }
  }

  /** Asks for a rewrite. */
  public Talk propose(Dossier dossier, Strategy strategy) {
    List<Message> messages =
        List.of(
            new Message(Message.Role.SYSTEM, prompt("system-1.md")),
            new Message(
                Message.Role.USER,
                prompt(strategy.word() + "-1.md")
                    .replace("{{dossier}}", dossier.text(DOSSIER_CHARACTERS))));
    return talk(strategy.word(), dossier.method().toString(), messages);
  }

  private Talk talk(String purpose, String subject, List<Message> messages) {
    Reply reply = model.ask(new Question(purpose, subject, messages, ANSWER_TOKENS));
    if (reply instanceof Reply.Answered answered) {
      List<Message> said = new ArrayList<>(messages);
      said.add(new Message(Message.Role.ASSISTANT, answered.text()));
      return new Talk(purpose, subject, said, AnswerParser.parse(answered.text()));
    }
    Reply.Failed failed = (Reply.Failed) reply;
    return new Talk(
        purpose, subject, messages, new Idea.NoAnswer(failed.failure(), failed.detail()));
  }

  private static String prompt(String file) {
    try (InputStream in = ModelProposer.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("missing prompt " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
