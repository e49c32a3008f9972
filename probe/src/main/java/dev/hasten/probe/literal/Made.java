package dev.hasten.probe.literal;

import org.jspecify.annotations.Nullable;

/** An expression of Java and what it gives, which was made beside it by the same calls. */
final class Made {
  final String source;
  final @Nullable Object value;
  final Class<?> type;

  /** Whether type arguments of the expression are settled and do not bend to where it stands. */
  final boolean settled;

  Made(String source, @Nullable Object value, Class<?> type, boolean settled) {
    this.source = source;
    this.value = value;
    this.type = type;
    this.settled = settled;
  }

  /** An expression of its value's own class. */
  static Made of(String source, Object value) {
    return new Made(source, value, value.getClass(), false);
  }
}
