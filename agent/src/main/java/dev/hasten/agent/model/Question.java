package dev.hasten.agent.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a model is asked.
 *
 * @param purpose what for, such as {@code algorithm}; with the subject it tells questions of a run
 *     apart
 * @param subject what about: a method
 * @param messages the conversation so far, the question last
 * @param answerTokens the longest answer that is of use
 */
record Question(String purpose, String subject, List<Message> messages, int answerTokens) {
  Question {
    messages = List.copyOf(messages);
  }

  /** The conversation, readable. */
  String text() {
    return messages.stream()
        .map(m -> "## " + m.role() + "\n\n" + m.text())
        .collect(Collectors.joining("\n\n"));
  }

  /** An upper guess of the tokens it has: code runs to three characters a token and more. */
  long tokens() {
    return messages.stream().mapToLong(m -> m.text().length() / 3 + 8).sum();
  }

  /** A digest of the whole request to a model. */
  String key(String model) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((model + "\n" + answerTokens + "\n" + text()).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest()).substring(0, 32);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
