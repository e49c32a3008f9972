package dev.hasten.probe.agent;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** The first 128 bits of SHA-256: nobody makes two observations that share them. */
final class Digest {
  /** Bytes of a digest. */
  static final int LENGTH = 16;

  private Digest() {}

  static byte[] of(byte[] bytes) {
    try {
      return Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(bytes), LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
