package dev.hasten.profiling;

/** What takes the samples. */
public enum Engine {
  /** async-profiler: per-thread CPU timers, free of safepoint bias, native frames included. */
  ASYNC_PROFILER("async-profiler"),
  /** The JVM's own recorder: Java threads in Java code only. */
  FLIGHT_RECORDER("JDK Flight Recorder");

  private final String word;

  Engine(String word) {
    this.word = word;
  }

  /** The word for it in options and reports. */
  public String word() {
    return word;
  }
}
