package dev.hasten.probe.graph;

import org.jspecify.annotations.Nullable;

/** Knows how objects came to be whose fields cannot be carried to another JVM. */
public interface RecipeBook {
  /** A book of nothing: every object is written by its fields. */
  RecipeBook EMPTY = object -> null;

  /** The recipe of an object, as {@link Recipe#toByteArray} gives it; null where none is known. */
  byte @Nullable [] recipeOf(Object object);

  /** Whether objects of a class are written by recipes alone, and refused where none is known. */
  default boolean isNeeded(Class<?> type) {
    return false;
  }
}
