package dev.hasten.probe.agent;

import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * What the agent is to do, as the host wrote it to a properties file: {@code mode} ({@code capture}
 * or {@code in_situ}), {@code output} (a folder), {@code entry.0}, {@code entry.1} ... ({@code
 * a.b.C#m(I)V}), {@code ignore.0} ... ({@code a.b.C#field,field}), {@code target} (class name
 * prefixes, comma separated), {@code tests} (top-level test classes, comma separated, whose
 * randomness is made repeatable), {@code recipe.0} ... (classes whose objects are written by how
 * they came to be), {@code detail.0} ... ({@code CALL STREAM}, calls of which the whole observation
 * is kept) and the numbers that the fields below name.
 */
final class Settings {
  /** What is recorded. */
  enum Mode {
    /** Inputs to be replayed. */
    CAPTURE,
    /** A digest of each call, to be compared with another run. */
    IN_SITU
  }

  final Mode mode;
  final Path output;
  final List<EntryName> entries;
  final Map<String, Set<String>> ignoredFields;
  final List<String> targetPrefixes;

  /** Classes, by the names of class files, whose objects are written by recipes. */
  final Set<String> recipes;

  /** Top-level classes, by the names of class files, whose randomness is made repeatable. */
  final Set<String> tests;

  /** Samples kept of each shape of call. */
  final int perShape;

  /** Shapes told apart for an entry. */
  final int shapes;

  /** Bytes of samples kept for an entry. */
  final long entryBytes;

  /** Bytes of one sample or observation. */
  final int callBytes;

  /** Objects in one sample or observation. */
  final int callObjects;

  /** Calls of a stream that are all observed; later ones ever more sparsely. */
  final int densely;

  /** Bytes of the observations of a stream after which its calls are only counted. */
  final long streamBytes;

  /** Calls of a stream of which the whole observation is kept. */
  final int whole;

  /** Calls whose whole observation is kept too: stream key to call indices. */
  final Map<String, Set<Long>> details;

  private Settings(Properties properties) {
    mode = Mode.valueOf(required(properties, "mode").toUpperCase(Locale.ROOT));
    output = Paths.get(required(properties, "output"));
    List<EntryName> names = new ArrayList<>();
    for (String text : list(properties, "entry.")) {
      names.add(EntryName.parse(text));
    }
    entries = Collections.unmodifiableList(names);
    ignoredFields = new HashMap<>();
    for (String text : list(properties, "ignore.")) {
      int hash = text.indexOf('#');
      ignoredFields.put(text.substring(0, hash), split(text.substring(hash + 1)));
    }
    targetPrefixes = new ArrayList<>(split(properties.getProperty("target", "")));
    tests = split(properties.getProperty("tests", "").replace('.', '/'));
    recipes = new HashSet<>();
    for (String text : list(properties, "recipe.")) {
      recipes.add(text.replace('.', '/'));
    }
    details = new HashMap<>();
    for (String text : list(properties, "detail.")) {
      int space = text.indexOf(' ');
      details
          .computeIfAbsent(text.substring(space + 1), key -> new HashSet<>())
          .add(Long.valueOf(text.substring(0, space)));
    }
    perShape = number(properties, "perShape", 4);
    shapes = number(properties, "shapes", 200);
    entryBytes = number(properties, "entryBytes", 16 << 20);
    callBytes = number(properties, "callBytes", 2 << 20);
    callObjects = number(properties, "callObjects", 50_000);
    densely = number(properties, "densely", 256);
    streamBytes = number(properties, "streamBytes", 512 << 10);
    whole = number(properties, "whole", 8);
  }

  static Settings read(Properties properties) {
    return new Settings(properties);
  }

  private static String required(Properties properties, String key) {
    String value = properties.getProperty(key);
    if (value == null) {
      throw new IllegalArgumentException("the agent's settings have no " + key);
    }
    return value;
  }

  private static int number(Properties properties, String key, int otherwise) {
    String value = properties.getProperty(key);
    return value == null ? otherwise : Integer.parseInt(value);
  }

  private static List<String> list(Properties properties, String prefix) {
    List<String> values = new ArrayList<>();
    for (int i = 0; ; i++) {
      String value = properties.getProperty(prefix + i);
      if (value == null) {
        return values;
      }
      values.add(value);
    }
  }

  private static Set<String> split(String text) {
    Set<String> parts = new HashSet<>();
    for (String part : text.split(",", -1)) {
      if (!part.isEmpty()) {
        parts.add(part);
      }
    }
    return parts;
  }
}
