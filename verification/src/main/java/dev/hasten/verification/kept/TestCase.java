package dev.hasten.verification.kept;

import dev.hasten.replay.Expectation;
import dev.hasten.verification.Oracle;

/**
 * A call that is to become a test.
 *
 * @param name of its method
 * @param told what it says
 * @param asked where it came from
 * @param mayThrow whether the method has to declare exceptions
 */
record TestCase(String name, Expectation.Told told, Oracle.Asked asked, boolean mayThrow) {
  TestCase named(String newName) {
    return new TestCase(newName, told, asked, mayThrow);
  }

  TestCase throwing() {
    return new TestCase(name, told, asked, true);
  }
}
