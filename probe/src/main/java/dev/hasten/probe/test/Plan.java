package dev.hasten.probe.test;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the host asked to run. */
final class Plan {
  private final String framework;
  private final List<String> classNames = new ArrayList<>();
  private final Set<Id> only = new HashSet<>();
  private final long repeatNanos;

  Plan(byte[] payload) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(payload));
    framework = in.readUTF();
    int classes = in.readInt();
    for (int i = 0; i < classes; i++) {
      classNames.add(in.readUTF());
    }
    int tests = in.readInt();
    for (int i = 0; i < tests; i++) {
      only.add(new Id(in.readUTF(), in.readUTF()));
    }
    repeatNanos = in.readLong();
  }

  String framework() {
    return framework;
  }

  List<String> classNames() {
    return classNames;
  }

  /** CPU time of this JVM until which the plan is run again and again, 0 for once. */
  long repeatNanos() {
    return repeatNanos;
  }

  boolean isWhole() {
    return only.isEmpty();
  }

  /** Whether a test, or one of the invocations that a method will have, was asked for. */
  boolean includes(Id id) {
    if (only.isEmpty() || only.contains(id)) {
      return true;
    }
    for (Id asked : only) {
      if (asked.className().equals(id.className())
          && (asked.method().startsWith(id.method() + "[")
              || asked.method().startsWith(id.method() + "#"))) {
        return true;
      }
    }
    return false;
  }
}
