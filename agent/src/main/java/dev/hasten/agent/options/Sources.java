package dev.hasten.agent.options;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The places that options come from beside the command itself, strongest first. */
public final class Sources {
  /** Name of the configuration file at the root of a target. */
  public static final String FILE = "hasten.yml";

  private Sources() {}

  /** The {@code HASTEN_*} variables of the environment. */
  public static Settings.Source environment() {
    return environment(System.getenv());
  }

  static Settings.Source environment(Map<String, String> variables) {
    Map<String, String> texts = new HashMap<>();
    for (Option option : Option.values()) {
      Optional.ofNullable(variables.get(option.variable()))
          .ifPresent(text -> texts.put(option.key(), text));
    }
    return new Settings.Source("the environment", texts);
  }

  /**
   * The configuration file of a target, with only what a repository may set.
   *
   * @throws InvalidSettingException if it is not YAML, or sets what only a user may set
   */
  public static Settings.Source target(Path folder) {
    Settings.Source source = file(folder.resolve(FILE));
    source
        .texts()
        .keySet()
        .forEach(
            key ->
                Option.byKey(key)
                    .filter(o -> !o.mayComeFromTarget())
                    .ifPresent(
                        o -> {
                          throw InvalidSettingException.notFromTarget(o, source.name());
                        }));
    return source;
  }

  /** The user's own configuration file, {@code $XDG_CONFIG_HOME/hasten/config.yml}. */
  public static Settings.Source user() {
    String home =
        Optional.ofNullable(System.getenv("XDG_CONFIG_HOME"))
            .filter(h -> !h.isBlank())
            .orElse(System.getProperty("user.home") + "/.config");
    return file(Path.of(home, "hasten", "config.yml"));
  }

  /** The whole environment, for a build that needs some of it. */
  public static Map<String, String> variables() {
    return Map.copyOf(System.getenv());
  }

  /** The key for a model, from the variable that its provider documents, or Hasten's own. */
  public static Optional<String> key(String... variables) {
    for (String variable : variables) {
      String key = System.getenv(variable);
      if (key != null && !key.isBlank()) {
        return Optional.of(key);
      }
    }
    return Optional.empty();
  }

  private static Settings.Source file(Path file) {
    if (!Files.isRegularFile(file)) {
      return new Settings.Source(file.toString(), Map.of());
    }
    try {
      JsonNode root = new YAMLMapper().readTree(file.toFile());
      if (!root.isObject() && !root.isMissingNode() && !root.isNull()) {
        throw InvalidSettingException.unreadable(file, "it does not map options to values");
      }
      Map<String, String> texts = new HashMap<>();
      root.properties().stream()
          .filter(e -> !e.getValue().isNull())
          .forEach(e -> texts.put(e.getKey(), text(e.getValue())));
      return new Settings.Source(file.toString(), texts);
    } catch (JsonProcessingException e) {
      throw InvalidSettingException.unreadable(file, problem(e));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** The parser's last sentence, with the line it speaks of. */
  private static String problem(JsonProcessingException e) {
    String sentence =
        e.getOriginalMessage()
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith(" "))
            .reduce((first, last) -> last)
            .orElse("it cannot be parsed");
    return e.getLocation() == null
        ? sentence
        : sentence + " (line " + e.getLocation().getLineNr() + ")";
  }

  private static String text(JsonNode node) {
    if (node.isObject()) {
      return node.toString();
    }
    return node.isArray()
        ? StreamSupport.stream(node.spliterator(), false)
            .map(JsonNode::asText)
            .collect(Collectors.joining(";"))
        : node.asText();
  }
}
