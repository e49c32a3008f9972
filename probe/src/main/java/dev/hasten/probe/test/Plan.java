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
  private final Set<Id> only;
  private final Set<Id> except;
  private final long repeatNanos;

  Plan(byte[] payload) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(payload));
    framework = in.readUTF();
    int classes = in.readInt();
    for (int i = 0; i < classes; i++) {
      classNames.add(in.readUTF());
    }
    only = ids(in);
    except = ids(in);
    repeatNanos = in.readLong();
  }

  private static Set<Id> ids(DataInputStream in) throws IOException {
    Set<Id> ids = new HashSet<>();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      ids.add(new Id(in.readUTF(), in.readUTF()));
    }
    return ids;
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
    return only.isEmpty() && except.isEmpty();
  }

  /** Whether a test, or one of the invocations that a method will have, was asked for. */
  boolean includes(Id id) {
    return !names(except, id) && (only.isEmpty() || names(only, id));
  }

  private static boolean names(Set<Id> ids, Id id) {
    if (ids.contains(id)) {
      return true;
    }
    for (Id each : ids) {
      if (each.className().equals(id.className())
          && (each.method().startsWith(id.method() + "[")
              || each.method().startsWith(id.method() + "#"))) {
        return true;
      }
    }
    return false;
  }
}
