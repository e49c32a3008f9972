package dev.hasten.probe.test;

import org.jspecify.annotations.Nullable;

/**
 * The test that the calling thread works for.
 *
 * <p>A thread belongs to the test that was running on its parent when it was started. Once that
 * test has ended, as with a thread of a pool, it belongs to whatever test is running now: the
 * runner runs one test at a time.
 */
public final class CurrentTest {
  /** What code belongs to that runs outside any test, such as a static initializer. */
  public static final String NONE = "";

  private static final InheritableThreadLocal<Turn> INHERITED = new InheritableThreadLocal<>();
  private static volatile @Nullable Turn running;

  private CurrentTest() {}

  /** Id of the test, as {@code class#method}, or {@link #NONE}. */
  public static String id() {
    Turn own = INHERITED.get();
    Turn turn = own != null && !own.ended ? own : running;
    return turn == null ? NONE : turn.id;
  }

  /** Tells that a test begins on the calling thread. */
  static void begin(String id) {
    Turn turn = new Turn(id);
    running = turn;
    INHERITED.set(turn);
  }

  /** Tells that the running test has ended. */
  static void end() {
    Turn turn = running;
    if (turn != null) {
      turn.ended = true;
    }
    running = null;
    INHERITED.remove();
  }

  private static final class Turn {
    private final String id;
    private volatile boolean ended;

    private Turn(String id) {
      this.id = id;
    }
  }
}
