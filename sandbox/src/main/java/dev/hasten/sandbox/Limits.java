package dev.hasten.sandbox;

import java.time.Duration;

/**
 * What a confined command may use before it is stopped.
 *
 * @param wall time from start to end; when it is up the whole process tree is killed
 * @param memoryBytes data segment of each process (RLIMIT_DATA); a JVM needs its heap and about 600
 *     MB beside it
 * @param processes processes and threads together, inside the box
 * @param fileBytes size of any file written
 * @param outputBytes bytes kept of each of stdout and stderr; what comes later is counted and
 *     dropped
 */
public record Limits(
    Duration wall, long memoryBytes, int processes, long fileBytes, long outputBytes) {
  public Limits {
    if (wall.isNegative() || wall.isZero()) {
      throw new IllegalArgumentException("wall limit must be positive: " + wall);
    }
    if (memoryBytes <= 0 || processes <= 0 || fileBytes <= 0 || outputBytes < 0) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }

  /** Limits for a JVM with a heap of the given size. */
  public static Limits forJvm(Duration wall, long heapBytes) {
    return new Limits(wall, heapBytes + (1L << 30), 512, 1L << 30, 1L << 20);
  }
}
