package dev.hasten.probe.graph;

import java.util.Arrays;

/** A growing array of bytes with the few encodings that graphs and observations use. */
public final class ByteSink {
  private byte[] bytes = new byte[256];
  private int size;

  /** Bytes written so far. */
  public int size() {
    return size;
  }

  /** A copy of what was written. */
  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  /** The lowest eight bits. */
  public void writeByte(int value) {
    reserve(1);
    bytes[size++] = (byte) value;
  }

  /** Seven bits a byte, lowest first: short for small numbers, never negative ones. */
  public void writeCount(int value) {
    int rest = value;
    while ((rest & ~0x7F) != 0) {
      writeByte((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    writeByte(rest);
  }

  /** So many low bytes of a number, highest first. */
  public void writeBits(long value, int width) {
    reserve(width);
    for (int shift = 8 * (width - 1); shift >= 0; shift -= 8) {
      bytes[size++] = (byte) (value >> shift);
    }
  }

  /** A length and a text, unit by unit, so that lone surrogates survive. */
  public void writeText(String text) {
    int length = text.length();
    boolean narrow = true;
    for (int i = 0; i < length && narrow; i++) {
      narrow = text.charAt(i) < 0x100;
    }
    writeCount(length);
    writeByte(narrow ? 1 : 2);
    reserve(narrow ? length : 2 * length);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (!narrow) {
        bytes[size++] = (byte) (c >> 8);
      }
      bytes[size++] = (byte) c;
    }
  }

  /** Bytes as they are. */
  public void write(byte[] source) {
    write(source, source.length);
  }

  /** A length and bytes. */
  public void writeBlob(byte[] source) {
    writeCount(source.length);
    write(source);
  }

  /** What another sink holds. */
  public void write(ByteSink other) {
    write(other.bytes, other.size);
  }

  private void write(byte[] source, int length) {
    reserve(length);
    System.arraycopy(source, 0, bytes, size, length);
    size += length;
  }

  private void reserve(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }
}
