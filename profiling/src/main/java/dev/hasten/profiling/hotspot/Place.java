package dev.hasten.profiling.hotspot;

/** Where the CPU time of a workload went. */
public enum Place {
  /** Main code of the target, and library code that it called. */
  TARGET("the target's main code"),
  /** Test code of the target, and library code that it called. */
  TESTS("test code"),
  /** Loading, linking and initialising classes, whoever asked for it. */
  CLASS_LOADING("loading and linking classes"),
  /** The just-in-time compilers. */
  COMPILER("the just-in-time compilers"),
  /** Garbage collection. */
  COLLECTOR("the garbage collector"),
  /** Libraries that neither main nor test code called: the test framework, the harness. */
  FRAMEWORK("the test framework and other libraries"),
  /** Other work of the JVM. */
  JVM("the rest of the JVM");

  private final String word;

  Place(String word) {
    this.word = word;
  }

  /** The words for it in reports. */
  public String word() {
    return word;
  }
}
