package dev.hasten.probe.graph;

import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/** One instance field, ready for raw access. */
public final class Slot {
  private final Field field;
  private final char type;
  private final long offset;
  private final boolean skipped;

  Slot(Field field) {
    this.field = field;
    this.type = typeOf(field.getType());
    this.offset = Memory.offset(field);
    this.skipped = GraphFormat.isSkipped(field);
  }

  /** The field itself. */
  public Field field() {
    return field;
  }

  /** Whether recordings leave it out. */
  boolean isSkipped() {
    return skipped;
  }

  /** First character of its descriptor; {@code L} for arrays too. */
  public char type() {
    return type;
  }

  /** Whether it holds a reference. */
  public boolean isReference() {
    return type == 'L';
  }

  /** Its value in the given object, boxed where primitive. */
  public @Nullable Object get(Object owner) {
    return Memory.get(owner, offset, type);
  }

  /** Its bits in the given object; only for primitive fields. */
  public long getBits(Object owner) {
    return Memory.getPrimitive(owner, offset, type);
  }

  /** Sets a primitive field, final or not. */
  public void putBits(Object owner, long bits) {
    Memory.putPrimitive(owner, offset, type, bits);
  }

  /** Sets a reference field, final or not, with no check of the type. */
  public void put(Object owner, @Nullable Object value) {
    Memory.putReference(owner, offset, value);
  }

  static char typeOf(Class<?> type) {
    if (!type.isPrimitive()) {
      return 'L';
    }
    if (type == boolean.class) {
      return 'Z';
    } else if (type == byte.class) {
      return 'B';
    } else if (type == short.class) {
      return 'S';
    } else if (type == char.class) {
      return 'C';
    } else if (type == int.class) {
      return 'I';
    } else if (type == long.class) {
      return 'J';
    } else if (type == float.class) {
      return 'F';
    }
    return 'D';
  }
}
