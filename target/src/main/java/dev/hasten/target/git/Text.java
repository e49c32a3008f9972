package dev.hasten.target.git;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Texts of files as git stores them, decoded so that encoding gives the same bytes again. */
final class Text {
  private Text() {}

  static String decode(byte[] bytes) {
    return new String(bytes, charset(bytes));
  }

  /** Encodes a new text of a file in the way its old bytes were encoded. */
  static byte[] encode(String text, byte[] old) {
    Charset charset = charset(old);
    return text.getBytes(charset.newEncoder().canEncode(text) ? charset : StandardCharsets.UTF_8);
  }

  private static Charset charset(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return StandardCharsets.UTF_8;
    } catch (CharacterCodingException e) {
      return StandardCharsets.ISO_8859_1;
    }
  }
}
