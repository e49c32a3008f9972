package dev.hasten.agent.options;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The value of every option and where it came from.
 *
 * <p>Made from sources in falling order of rank; the first that has an option wins. Each text is
 * checked when the settings are made, so that reading one later cannot fail.
 */
public final class Settings {
  /** A value with its origin, such as {@code --seed} or {@code hasten.yml}. */
  public record Value(String text, String origin) {}

  /**
   * A place where options can be set.
   *
   * @param name what to call it in messages
   * @param texts key of an option to its text
   */
  public record Source(String name, Map<String, String> texts) {
    public Source {
      texts = Map.copyOf(texts);
    }
  }

  private final Map<Option, Value> values;

  private Settings(Map<Option, Value> values) {
    this.values = values;
  }

  /**
   * Settings from the given sources, the first being the strongest.
   *
   * @throws InvalidSettingException if a text does not fit its option, or a source names an option
   *     that does not exist
   */
  public static Settings of(Source... sources) {
    Map<Option, Value> values = new EnumMap<>(Option.class);
    for (Source source : sources) {
      for (String key : source.texts().keySet()) {
        if (Option.byKey(key).isEmpty()) {
          throw InvalidSettingException.unknown(key, source.name());
        }
      }
    }
    for (Option option : Option.values()) {
      Value value =
          Arrays.stream(sources)
              .filter(s -> s.texts().containsKey(option.key()))
              .map(s -> new Value(s.texts().get(option.key()), s.name()))
              .findFirst()
              .orElse(new Value(option.initial(), "default"));
      check(option, value);
      values.put(option, value);
    }
    return new Settings(values);
  }

  private static void check(Option option, Value value) {
    boolean fits =
        switch (option.form()) {
          case FLAG -> value.text().equals("true") || value.text().equals("false");
          case NUMBER -> value.text().matches("\\d{1,18}");
          case DECIMAL -> value.text().matches("\\d{1,9}(\\.\\d{1,9})?");
          case PATH -> isPath(value.text());
          case TEXT, LIST -> true;
        };
    if (!fits) {
      throw InvalidSettingException.malformed(option, value);
    }
  }

  private static boolean isPath(String text) {
    try {
      return !Path.of(text).toString().contains("\n");
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** Every option with its value, in the order of their declaration. */
  public Map<Option, Value> all() {
    return Collections.unmodifiableMap(values);
  }

  /** Whether the flag is set. */
  public boolean flag(Option option) {
    return raw(option, Option.Form.FLAG).equals("true");
  }

  /** The whole number. */
  public long number(Option option) {
    return Long.parseLong(raw(option, Option.Form.NUMBER));
  }

  /** The number. */
  public double decimal(Option option) {
    return Double.parseDouble(raw(option, Option.Form.DECIMAL));
  }

  /** The text, or nothing where it is empty. */
  public Optional<String> text(Option option) {
    return Optional.of(raw(option, Option.Form.TEXT)).filter(t -> !t.isBlank());
  }

  /** The path, absolute, or nothing where none is set. */
  public Optional<Path> path(Option option) {
    return Optional.of(raw(option, Option.Form.PATH))
        .filter(t -> !t.isBlank())
        .map(t -> Path.of(t).toAbsolutePath().normalize());
  }

  /** The texts of a list; empty where none is set. */
  public List<String> list(Option option) {
    String text = raw(option, Option.Form.LIST);
    // A comma separates unless it stands between the parameter types of a method.
    return Arrays.stream(text.split(";|,(?![^(]*\\))"))
        .map(String::strip)
        .filter(t -> !t.isEmpty())
        .toList();
  }

  private String raw(Option option, Option.Form form) {
    if (option.form() != form) {
      throw new IllegalArgumentException(option.key() + " is not read as " + form);
    }
    Value value = values.get(option);
    return value == null ? option.initial() : value.text();
  }
}
