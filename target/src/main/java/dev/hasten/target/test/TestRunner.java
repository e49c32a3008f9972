package dev.hasten.target.test;

import dev.hasten.probe.protocol.Frame;
import dev.hasten.probe.test.TestProtocol;
import dev.hasten.sandbox.Outcome;
import dev.hasten.sandbox.Running;
import dev.hasten.sandbox.Sandbox;
import dev.hasten.target.Module;
import dev.hasten.target.Target;
import dev.hasten.target.test.TestFramework.Absent;
import dev.hasten.target.test.TestFramework.Ready;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Runs tests of the target confined, in one JVM and without its build tool.
 *
 * <p>The JVM runs on the recorded test class path, in a writable copy of the module's folder, with
 * the properties and JVM arguments of the build. Each test is told as it begins and ends, so that a
 * test that ends the JVM or hangs leaves those before it. What the tests' JVM says is its own word:
 * a judge counts the ids that the baseline has.
 */
public final class TestRunner {
  private static final Duration PER_CLASS = Duration.ofMinutes(5);
  private static final Duration PER_TEST = Duration.ofMinutes(2);
  private static final int MOST_STUCK = 5;
  private static final Duration EXIT = Duration.ofSeconds(30);

  private final Sandbox sandbox;
  private final Target target;
  private final Duration perClass;
  private final Duration perTest;
  private final Set<TestId> stuck = new TreeSet<>();

  /**
   * A runner for the tests of a target that gives each test class five minutes, and two to anything
   * to happen in it.
   */
  public TestRunner(Sandbox sandbox, Target target) {
    this(sandbox, target, PER_CLASS, PER_TEST);
  }

  /**
   * A runner that ends a run in which one test class takes longer than the given time, or nothing
   * begins or ends for so long.
   */
  public TestRunner(Sandbox sandbox, Target target, Duration perClass, Duration perTest) {
    this.sandbox = sandbox;
    this.target = target;
    this.perClass = perClass;
    this.perTest = perTest;
  }

  /** Names of a module's test classes, those that its build runs. */
  public static List<String> classes(Module module) {
    return TestClasses.of(module);
  }

  /**
   * Maven coordinates of a jar that the tests of a module are driven with and that its local
   * repository lacks: an older Surefire brings one launcher for every version of the platform.
   */
  public static Optional<String> lacking(Module module, Path localRepository) {
    return TestFramework.choose(module.testClassPath(), localRepository) instanceof Absent absent
        ? absent.lacking()
        : Optional.empty();
  }

  /**
   * Runs tests and tells what became of each. A test that hangs or ends its JVM on the program as
   * its build left it is left out, now and in every later run.
   *
   * @throws UncheckedIOException if the working copy of the module cannot be made
   */
  public TestRun run(TestRequest request) {
    while (true) {
      int known = stuck.size();
      TestRun run = runOnce(request);
      if (stuck.size() == known || stuck.size() > MOST_STUCK) {
        return run;
      }
    }
  }

  private TestRun runOnce(TestRequest request) {
    TestFramework framework =
        TestFramework.choose(request.module().testClassPath(), target.maven().localRepository());
    if (framework instanceof Absent absent) {
      return nothing(List.of(absent.reason()), false);
    }
    List<String> classNames = classNames(request);
    if (classNames.isEmpty()) {
      return nothing(List.of("no test classes"), true);
    }
    WorkingCopy copy;
    try {
      copy = WorkingCopy.of(request.module(), sandbox);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try {
      return run(request, (Ready) framework, classNames, copy);
    } finally {
      copy.delete();
    }
  }

  private static TestRun nothing(List<String> notes, boolean complete) {
    return new TestRun(new TreeMap<>(), complete, notes, new Outcome.Closed("", "", Duration.ZERO));
  }

  /** The classes to hand to the framework: top-level ones, which bring their nested classes. */
  private static List<String> classNames(TestRequest request) {
    SortedSet<String> names = new TreeSet<>(request.onlyClasses());
    for (TestId id : request.only()) {
      String name = id.className();
      int dollar = name.indexOf('$');
      String outer = dollar < 0 ? name : name.substring(0, dollar);
      Path file = request.module().testClasses().resolve(outer.replace('.', '/') + ".class");
      names.add(Files.isRegularFile(file) ? outer : name);
    }
    return names.isEmpty() ? TestClasses.of(request.module()) : List.copyOf(names);
  }

  private TestRun run(
      TestRequest request, Ready framework, List<String> classNames, WorkingCopy copy) {
    TestEvents events = new TestEvents();
    copy.notes().forEach(events::note);
    Outcome outcome;
    try (Running jvm =
        sandbox.start(TestJvm.command(sandbox, target, request, framework.jars(), copy))) {
      try {
        DataOutputStream in = new DataOutputStream(jvm.in());
        plan(request, framework, classNames).writeTo(in);
        in.close();
      } catch (IOException e) {
        events.note("the tests' JVM did not start: " + e.getMessage());
      }
      boolean hung = !follow(jvm, events, request);
      outcome = jvm.waitFor(hung ? Duration.ZERO : EXIT);
    }
    if (!events.isDone()) {
      if (events.notes().isEmpty()) {
        events.note("the tests' JVM ended during " + events.unfinished());
      }
      boolean inTime = outcome.wall().compareTo(request.limit()) < 0;
      if (request.side() == null && inTime) {
        events.unfinishedTest().ifPresent(stuck::add);
      }
    }
    stuck.forEach(test -> events.note("left out, since it hangs or ends its JVM: test " + test));
    return new TestRun(
        asked(request, events),
        events.isDone(),
        events.notes(),
        outcome,
        events.rounds(),
        events.cpu());
  }

  private static SortedMap<TestId, TestResult> asked(TestRequest request, TestEvents events) {
    SortedMap<TestId, TestResult> results = new TreeMap<>(events.results());
    if (!request.only().isEmpty()) {
      results.keySet().retainAll(request.only());
    }
    return results;
  }

  private Frame plan(TestRequest request, Ready framework, List<String> classNames)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeUTF(framework.name());
    out.writeInt(classNames.size());
    for (String name : classNames) {
      out.writeUTF(name);
    }
    write(request.only(), out);
    write(stuck, out);
    out.writeLong(request.repeat().toNanos());
    return new Frame(TestProtocol.PLAN, bytes.toByteArray());
  }

  private static void write(Set<TestId> tests, DataOutputStream out) throws IOException {
    out.writeInt(tests.size());
    for (TestId id : tests) {
      out.writeUTF(id.className());
      out.writeUTF(id.method());
    }
  }

  /**
   * Takes events until the last or the end of the stream.
   *
   * @return whether that came within the limits
   */
  private boolean follow(Running jvm, TestEvents events, TestRequest request) {
    BlockingQueue<Optional<Frame>> frames = new LinkedBlockingQueue<>();
    Thread reader = new Thread(() -> read(jvm, events, frames), "hasten-test-events");
    reader.setDaemon(true);
    reader.start();
    long end = System.nanoTime() + request.limit().toNanos();
    long classEnd = end;
    try {
      while (!events.isDone() || !request.repeat().isZero()) {
        long left = Math.min(Math.min(end, classEnd) - System.nanoTime(), silence(events));
        Optional<Frame> frame = frames.poll(left, TimeUnit.NANOSECONDS);
        if (frame == null && events.isDone()) {
          return true;
        }
        if (frame == null) {
          events.note("time was up during " + events.unfinished());
          return false;
        }
        if (frame.isEmpty()) {
          return true;
        }
        if (events.accept(frame.get())) {
          classEnd = System.nanoTime() + perClass.toNanos();
        }
        if (isEndOfRound(frame.get())) {
          cpu(jvm).ifPresent(events::roundEnded);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (IOException e) {
      events.note("the tests' JVM wrote what is no event: " + e.getMessage());
      return false;
    }
    return true;
  }

  private static boolean isEndOfRound(Frame frame) {
    return frame.type() == TestProtocol.DONE || frame.type() == TestProtocol.AGAIN;
  }

  /** Nothing where the JVM was gone before its last word was heard. */
  private static Optional<Duration> cpu(Running jvm) {
    try {
      return Optional.of(Duration.ofNanos(jvm.cpuNanos()));
    } catch (IllegalStateException e) {
      return Optional.empty();
    }
  }

  private long silence(TestEvents events) {
    return events.isDone() ? Long.MAX_VALUE : perTest.toNanos();
  }

  private static void read(Running jvm, TestEvents events, BlockingQueue<Optional<Frame>> frames) {
    DataInputStream in = new DataInputStream(jvm.out());
    try {
      while (true) {
        frames.add(Optional.of(Frame.readFrom(in)));
      }
    } catch (EOFException e) {
      frames.add(Optional.empty());
    } catch (IOException e) {
      events.note("the tests' JVM wrote what is no event: " + e.getMessage());
      frames.add(Optional.empty());
    }
  }
}
