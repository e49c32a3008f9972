package dev.hasten.probe.observe;

import dev.hasten.probe.graph.JdkClasses;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What an observation leaves out, how large it may become, and whether it may use things up. */
public final class ObserveConfig {
  /** Objects walked before an observation is cut. */
  public static final int OBJECTS = 200_000;

  /** Bytes written before an observation is cut. */
  public static final int BYTES = 8 << 20;

  /** Nothing ignored, usual caps, nothing used up. */
  public static final ObserveConfig DEFAULT =
      new ObserveConfig(Collections.<String, Set<String>>emptyMap(), OBJECTS, BYTES, false);

  private static final String ALL = "*";

  private final Map<String, Set<String>> ignoredFields;
  private final int objects;
  private final int bytes;
  private final boolean consuming;
  private final boolean inside;

  /**
   * How to observe.
   *
   * @param ignoredFields per class that declares them, instance fields that are not looked at
   * @param objects most objects walked
   * @param bytes most bytes written
   * @param consuming whether iterators, streams and readers may be used up to see what they hold
   */
  public ObserveConfig(
      Map<String, Set<String>> ignoredFields, int objects, int bytes, boolean consuming) {
    this(ignoredFields, objects, bytes, consuming, false);
  }

  private ObserveConfig(
      Map<String, Set<String>> ignoredFields,
      int objects,
      int bytes,
      boolean consuming,
      boolean inside) {
    if (objects <= 0 || bytes <= 0) {
      throw new IllegalArgumentException("caps must be positive");
    }
    Map<String, Set<String>> copy = new HashMap<>();
    ignoredFields.forEach((name, fields) -> copy.put(name, new HashSet<>(fields)));
    this.ignoredFields = copy;
    this.objects = objects;
    this.bytes = bytes;
    this.consuming = consuming;
    this.inside = inside;
  }

  /** The same with or without using things up. */
  public ObserveConfig consuming(boolean may) {
    return new ObserveConfig(ignoredFields, objects, bytes, may, inside);
  }

  /**
   * The same, but iterators and readers of the JDK are looked at by their fields: for holding an
   * object against itself made anew, where another class in its place would be a fault.
   */
  public ObserveConfig inside() {
    return new ObserveConfig(ignoredFields, objects, bytes, consuming, true);
  }

  /** The same with other caps. */
  public ObserveConfig capped(int mostObjects, int mostBytes) {
    return new ObserveConfig(ignoredFields, mostObjects, mostBytes, consuming, inside);
  }

  /** The same, with no field looked at of a class that has an ignored one. */
  public ObserveConfig opaque() {
    Map<String, Set<String>> all = new HashMap<>();
    for (String name : ignoredFields.keySet()) {
      all.put(name, Collections.singleton(ALL));
    }
    return new ObserveConfig(all, objects, bytes, consuming, inside);
  }

  int objects() {
    return objects;
  }

  public int bytes() {
    return bytes;
  }

  boolean isConsuming() {
    return consuming;
  }

  boolean isInside() {
    return inside;
  }

  /** Whether a member is left out: a field, or a question such as {@code size()}. */
  public boolean ignores(String className, String field) {
    Set<String> fields = ignoredFields.get(className);
    return fields != null && (fields.contains(field) || fields.contains(ALL));
  }

  /** Whether a class, of which no code may run and whose fields count, is the target's. */
  static boolean isTarget(Class<?> type) {
    return !JdkClasses.contains(type);
  }
}
