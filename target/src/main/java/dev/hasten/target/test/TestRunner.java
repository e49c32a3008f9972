package dev.hasten.target.test;

import dev.hasten.sandbox.Sandbox;
import dev.hasten.target.Target;

/** Runs tests of the target confined, without its build tool. */
public final class TestRunner {
  private final Sandbox sandbox;
  private final Target target;

  /** A runner for the tests of a target. */
  public TestRunner(Sandbox sandbox, Target target) {
    this.sandbox = sandbox;
    this.target = target;
  }

  /** Runs tests and tells what became of each. */
  public TestRun run(TestRequest request) {
    throw new UnsupportedOperationException(target.name() + sandbox.description() + request);
  }
}
