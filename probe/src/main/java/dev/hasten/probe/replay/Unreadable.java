package dev.hasten.probe.replay;

import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;

/** Objects that say they can be serialised, and fail when they are. */
final class Unreadable implements Serializable {
  private static final long serialVersionUID = 1;

  /** When it fails. */
  enum Failure {
    /** Nothing is written. */
    WRITING,
    /** What was written is refused. */
    READING,
    /** A class is missing where it is read. */
    FINDING
  }

  private final Failure failure;

  Unreadable(Failure failure) {
    this.failure = failure;
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    if (failure == Failure.WRITING) {
      throw new NotSerializableException("unreadable");
    }
    out.defaultWriteObject();
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    if (failure == Failure.FINDING) {
      throw new ClassNotFoundException("unreadable");
    }
    throw new InvalidObjectException("unreadable");
  }
}
