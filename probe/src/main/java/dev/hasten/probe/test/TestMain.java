package dev.hasten.probe.test;

import dev.hasten.probe.protocol.Frame;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;

/**
 * Runs tests of the target in this JVM and tells the host of each as it begins and ends.
 *
 * <p>The plan comes as the first frame on standard input. Events go to the real standard output;
 * what tests print goes to standard error.
 */
public final class TestMain {
  private TestMain() {}

  /**
   * Runs the plan, then ends the JVM in the ordinary way, so that agents can finish their files.
   */
  public static void main(String[] args) throws IOException {
    Events events = new Events(new FileOutputStream(FileDescriptor.out));
    Frame frame = Frame.readFrom(new DataInputStream(System.in));
    System.setIn(new ByteArrayInputStream(new byte[0]));
    System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.err), true));
    Plan plan = new Plan(frame.payload());
    try {
      framework(plan.framework()).run(plan, events);
      events.done();
      new Repetition(plan, events).run();
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      events.note("the test framework could not be driven: " + Events.detail(e));
    }
    System.exit(0);
  }

  /**
   * A test framework, driven by reflection: the target's own version of it is on the class path.
   */
  interface Framework {
    void run(Plan plan, Events events) throws ReflectiveOperationException;
  }

  static Framework framework(String name) {
    switch (name) {
      case TestProtocol.PLATFORM:
        return new PlatformFramework();
      case TestProtocol.JUNIT4:
        return new Junit4Framework();
      case TestProtocol.JUNIT3:
        return new Junit3Framework();
      default:
        throw new IllegalArgumentException("unknown framework: " + name);
    }
  }
}
