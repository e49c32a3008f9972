package dev.hasten.probe.test;

import dev.hasten.probe.protocol.Frame;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells the host what happens, as it happens, and keeps the current test for whoever asks. */
final class Events {
  private static final int LONGEST_DETAIL = 4000;

  private final DataOutputStream out;
  private final Map<Id, Long> running = new HashMap<>();
  private final Set<Id> finished = new HashSet<>();
  private final boolean heard;

  /** Events that are told. */
  Events(OutputStream out) {
    this(out, true);
  }

  private Events(OutputStream out, boolean heard) {
    this.out = new DataOutputStream(out);
    this.heard = heard;
  }

  /** Events of a later round, of which nothing is told. */
  Events unheard() {
    return new Events(out, false);
  }

  synchronized void classBegins(String className) {
    send(TestProtocol.CLASS, className);
  }

  synchronized void started(Id id) {
    CurrentTest.begin(id.toString());
    running.put(id, System.nanoTime());
    send(TestProtocol.STARTED, id.className(), id.method());
  }

  synchronized void finished(Id id, String outcome, String detail) {
    CurrentTest.end();
    Long start = running.remove(id);
    long millis = start == null ? 0 : (System.nanoTime() - start) / 1_000_000;
    finished.add(id);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream data = new DataOutputStream(bytes);
    try {
      data.writeUTF(id.className());
      data.writeUTF(id.method());
      data.writeUTF(outcome);
      data.writeUTF(cut(detail));
      data.writeLong(millis);
      send(new Frame(TestProtocol.FINISHED, bytes.toByteArray()));
    } catch (IOException e) {
      lost(e);
    }
  }

  synchronized boolean hasFinished(Id id) {
    return finished.contains(id);
  }

  synchronized void note(String text) {
    send(TestProtocol.NOTE, cut(text));
  }

  synchronized void done() {
    send(TestProtocol.DONE);
  }

  synchronized void again() {
    send(TestProtocol.AGAIN);
  }

  private void send(int type, String... texts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream data = new DataOutputStream(bytes);
    try {
      for (String text : texts) {
        data.writeUTF(text);
      }
      send(new Frame(type, bytes.toByteArray()));
    } catch (IOException e) {
      lost(e);
    }
  }

  private void send(Frame frame) throws IOException {
    if (heard) {
      frame.writeTo(out);
    }
  }

  /** Without the host there is nobody to run tests for. */
  private static void lost(IOException e) {
    System.err.println("the host is gone: " + e);
    Runtime.getRuntime().halt(3);
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_DETAIL ? text : text.substring(0, LONGEST_DETAIL);
  }

  /** The first lines of a stack trace. */
  static String detail(@Nullable Throwable thrown) {
    if (thrown == null) {
      return "";
    }
    StringWriter text = new StringWriter();
    try {
      thrown.printStackTrace(new PrintWriter(text));
    } catch (RuntimeException | StackOverflowError e) {
      return thrown.getClass().getName();
    }
    return cut(text.toString());
  }
}
