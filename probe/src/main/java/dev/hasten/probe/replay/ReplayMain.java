package dev.hasten.probe.replay;

import dev.hasten.probe.graph.ByteSink;
import dev.hasten.probe.graph.ByteSource;
import dev.hasten.probe.protocol.Frame;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A resident child: reads requests from standard input and answers on standard output until the
 * input ends. What the entry prints goes nowhere but into observations.
 */
public final class ReplayMain {
  private final DataInputStream in;
  private final DataOutputStream out;
  private final CapturedOutput output = new CapturedOutput();
  private final CapturedOutput errors = new CapturedOutput();
  private final Watchdog watchdog = new Watchdog();
  private @Nullable Replayer replayer;

  private ReplayMain(DataInputStream in, DataOutputStream out) {
    this.in = in;
    this.out = out;
  }

  /** Takes the standard streams for the conversation. */
  public static void main(String[] arguments) throws IOException {
    DataInputStream in = new DataInputStream(new FileInputStream(FileDescriptor.in));
    DataOutputStream out = new DataOutputStream(new FileOutputStream(FileDescriptor.out));
    ReplayMain main = new ReplayMain(in, out);
    System.setIn(new ByteArrayInputStream(new byte[0]));
    System.setOut(main.output.stream());
    System.setErr(main.errors.stream());
    main.serve();
    Runtime.getRuntime().halt(0);
  }

  private void serve() throws IOException {
    while (true) {
      Frame request;
      try {
        request = Frame.readFrom(in);
      } catch (EOFException e) {
        return;
      }
      try {
        answer(request);
      } catch (IOException e) {
        throw e;
      } catch (Throwable e) {
        fail(e);
      }
    }
  }

  private void answer(Frame request) throws Exception {
    ByteSource source = new ByteSource(request.payload());
    ByteSink done = new ByteSink();
    if (request.type() == ReplayProtocol.OPEN) {
      replayer = Replayer.open(source, output, errors, done);
    } else {
      Replayer open = replayer;
      if (open == null) {
        throw new IllegalStateException("not open");
      }
      if (request.type() == ReplayProtocol.OBSERVE) {
        observe(open, source);
      } else if (request.type() == ReplayProtocol.EXPLORE) {
        open.explore(source, done, watchdog, this::sayFound);
      } else if (request.type() == ReplayProtocol.LOOK || request.type() == ReplayProtocol.EXPECT) {
        watchdog.arm(source.readBits(8), () -> sayTimedOut(0));
        open.answer(request.type(), source, done);
        watchdog.disarm();
      } else {
        open.answer(request.type(), source, done);
      }
    }
    send(ReplayProtocol.DONE, done);
  }

  private void observe(Replayer open, ByteSource source) throws IOException {
    long millis = source.readBits(8);
    int count = source.readCount();
    for (int i = 0; i < count; i++) {
      int index = i;
      byte[] graph = source.readBlob();
      ByteSink answer = new ByteSink();
      answer.writeCount(index);
      watchdog.arm(millis, () -> sayTimedOut(index));
      open.observing().observe(graph, answer);
      watchdog.disarm();
      send(ReplayProtocol.OBSERVED, answer);
    }
  }

  private void sayFound(ByteSink found) {
    try {
      send(ReplayProtocol.DONE, found);
    } catch (IOException e) {
      // The host is gone, and so will this JVM be.
    }
  }

  private void sayTimedOut(int index) {
    ByteSink answer = new ByteSink();
    answer.writeCount(index);
    try {
      send(ReplayProtocol.TIMED_OUT, answer);
    } catch (IOException e) {
      // The host is gone, and so will this JVM be.
    }
  }

  private void fail(Throwable e) throws IOException {
    watchdog.disarm();
    ByteSink answer = new ByteSink();
    answer.writeText(e.getClass().getName());
    answer.writeText(String.valueOf(e.getMessage()));
    send(ReplayProtocol.FAILED, answer);
  }

  private void send(int type, ByteSink payload) throws IOException {
    synchronized (out) {
      java.io.ByteArrayOutputStream whole = new java.io.ByteArrayOutputStream();
      new Frame(type, payload.toByteArray()).writeTo(new DataOutputStream(whole));
      whole.writeTo(out);
      out.flush();
    }
  }
}
