package dev.hasten.probe.graph;

import java.lang.reflect.Array;

/** Arrays of primitives as a type, a length and the raw bits of their elements. */
public final class PrimitiveArrays {
  private static final String TYPES = "ZBSCIJFD";
  private static final Class<?>[] CLASSES = {
    boolean.class,
    byte.class,
    short.class,
    char.class,
    int.class,
    long.class,
    float.class,
    double.class
  };

  private PrimitiveArrays() {}

  /** Writes any array of primitives, bits unchanged. */
  public static void write(Object array, ByteSink sink) {
    char type = Slot.typeOf(array.getClass().getComponentType());
    int length = Array.getLength(array);
    int width = GraphFormat.width(type);
    sink.writeByte(type);
    sink.writeCount(length);
    if (type == 'B') {
      sink.write((byte[]) array);
      return;
    }
    for (int i = 0; i < length; i++) {
      sink.writeBits(bits(array, type, i), width);
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IndexOutOfBoundsException if the bytes hold no such array
   */
  public static Object read(ByteSource source) {
    char type = (char) source.readByte();
    int length = source.readCount();
    int index = TYPES.indexOf(type);
    int width = GraphFormat.width(type);
    if (index < 0 || (long) length * width > source.remaining()) {
      throw new IndexOutOfBoundsException("array of " + length + " " + type);
    }
    if (type == 'B') {
      return source.readBytes(length);
    }
    Object array = Array.newInstance(CLASSES[index], length);
    for (int i = 0; i < length; i++) {
      set(array, type, i, source.readBits(width));
    }
    return array;
  }

  /** The bits of an element, sign-extended. */
  static long bits(Object array, char type, int i) {
    switch (type) {
      case 'B':
        return ((byte[]) array)[i];
      case 'Z':
        return ((boolean[]) array)[i] ? 1 : 0;
      case 'S':
        return ((short[]) array)[i];
      case 'C':
        return ((char[]) array)[i];
      case 'I':
        return ((int[]) array)[i];
      case 'J':
        return ((long[]) array)[i];
      case 'F':
        return Float.floatToRawIntBits(((float[]) array)[i]);
      default:
        return Double.doubleToRawLongBits(((double[]) array)[i]);
    }
  }

  private static void set(Object array, char type, int i, long bits) {
    switch (type) {
      case 'Z':
        ((boolean[]) array)[i] = bits != 0;
        break;
      case 'S':
        ((short[]) array)[i] = (short) bits;
        break;
      case 'C':
        ((char[]) array)[i] = (char) bits;
        break;
      case 'I':
        ((int[]) array)[i] = (int) bits;
        break;
      case 'J':
        ((long[]) array)[i] = bits;
        break;
      case 'F':
        ((float[]) array)[i] = Float.intBitsToFloat((int) bits);
        break;
      default:
        ((double[]) array)[i] = Double.longBitsToDouble(bits);
        break;
    }
  }
}
