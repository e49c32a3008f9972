package dev.hasten.replay;

import dev.hasten.probe.graph.ByteSink;
import dev.hasten.probe.graph.ByteSource;
import dev.hasten.probe.protocol.Frame;
import dev.hasten.probe.replay.ReplayProtocol;
import dev.hasten.replay.SessionException.Kind;
import dev.hasten.sandbox.Running;
import dev.hasten.target.MethodRef;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Requests to one child and its answers, none of which is waited for without end. */
final class Conversation implements AutoCloseable {
  private static final int END = -1;

  private final Running running;
  private final MethodRef entry;
  private final DataOutputStream out;
  private volatile boolean closed;
  private final BlockingQueue<Frame> answers = new LinkedBlockingQueue<>();

  Conversation(Running running, MethodRef entry) {
    this.running = running;
    this.entry = entry;
    this.out = new DataOutputStream(new BufferedOutputStream(running.in()));
    Thread reader = new Thread(this::read, "hasten-replay-" + entry.name());
    reader.setDaemon(true);
    reader.start();
  }

  private void read() {
    try {
      DataInputStream in = new DataInputStream(new BufferedInputStream(running.out()));
      while (true) {
        answers.add(Frame.readFrom(in));
      }
    } catch (IOException e) {
      answers.add(new Frame(END, new byte[0]));
    }
  }

  void send(int request, ByteSink payload) {
    try {
      new Frame(request, payload.toByteArray()).writeTo(out);
    } catch (IOException e) {
      throw ended();
    }
  }

  /** The next answer; one that says no becomes an exception. */
  Frame receive(Duration atMost) {
    @Nullable Frame answer;
    try {
      answer = answers.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      answer = null;
    }
    if (answer == null) {
      close();
      throw new SessionException(Kind.SILENT, entry, "no answer in " + atMost.toMillis() + " ms");
    } else if (answer.type() == END) {
      throw ended();
    } else if (answer.type() == ReplayProtocol.FAILED) {
      ByteSource source = new ByteSource(answer.payload());
      throw new SessionException(Kind.REFUSED, entry, source.readText() + ": " + source.readText());
    }
    return answer;
  }

  /** Asks, and waits for the one answer. */
  ByteSource ask(int request, ByteSink payload, Duration atMost) {
    send(request, payload);
    Frame answer = receive(atMost);
    if (answer.type() != ReplayProtocol.DONE) {
      close();
      throw new SessionException(Kind.ENDED, entry, "answered out of turn: " + answer.type());
    }
    return new ByteSource(answer.payload());
  }

  /** Whether the child is there and was not given up: one that is being killed is no more. */
  boolean isOpen() {
    return !closed && running.isAlive();
  }

  Running running() {
    return running;
  }

  private SessionException ended() {
    close();
    String said = running.stderr();
    return new SessionException(
        Kind.ENDED, entry, said.substring(Math.max(0, said.length() - 2_000)).strip());
  }

  @Override
  public void close() {
    closed = true;
    running.close();
  }
}
