package dev.hasten.probe.test;

/**
 * Types of the frames between the test runner and the host. Text is as {@code writeUTF} writes it;
 * an id is two texts, the class and the method.
 */
public final class TestProtocol {
  /**
   * To the runner, once: text framework ({@value #PLATFORM}, {@value #JUNIT4} or {@value #JUNIT3}),
   * int count of classes, each a text, int count of tests to run (0 for all), each an id, int count
   * of tests to leave out, each an id, long nanoseconds of CPU time until which it is run again and
   * again (0 for once).
   */
  public static final int PLAN = 1;

  /** A test begins: id. */
  public static final int STARTED = 2;

  /** A test ended: id, text outcome, text detail, long milliseconds. */
  public static final int FINISHED = 3;

  /** A test class begins: text name. */
  public static final int CLASS = 4;

  /** Something out of the ordinary: text. */
  public static final int NOTE = 5;

  /** All classes were run, for the first time if they are to be run again: nothing. */
  public static final int DONE = 6;

  /** All classes were run once more, which tells of no test: nothing. */
  public static final int AGAIN = 7;

  /** Framework: JUnit Platform with the engines on the class path. */
  public static final String PLATFORM = "platform";

  /** Framework: JUnit 4, which runs JUnit 3 tests too. */
  public static final String JUNIT4 = "junit4";

  /** Framework: JUnit 3. */
  public static final String JUNIT3 = "junit3";

  /** Outcome: the test ran to its end. */
  public static final String PASSED = "PASSED";

  /** Outcome: an assertion failed or an exception left the test. */
  public static final String FAILED = "FAILED";

  /** Outcome: the test did not run. */
  public static final String SKIPPED = "SKIPPED";

  /** Method of the id under which the outcome of a whole class is told. */
  public static final String WHOLE_CLASS = "<class>";

  private TestProtocol() {}
}
