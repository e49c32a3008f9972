package dev.hasten.agent;

/** Writes a run's reports when the JVM is told to end before the run has. */
final class Interruption implements AutoCloseable {
  private final Thread hook;

  private Interruption(Thread hook) {
    this.hook = hook;
  }

  static Interruption telling(Run run) {
    Thread hook = new Thread(run::stop, "report of an interrupted run");
    Runtime.getRuntime().addShutdownHook(hook);
    return new Interruption(hook);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is ending: the hook is at work, which is what it is for.
      return;
    }
  }
}
