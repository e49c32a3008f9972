package dev.hasten.probe.hook;

import org.jspecify.annotations.Nullable;

/**
 * The calls that the instrumenter weaves into a method. The agent puts this class, and no other of
 * the probe, into the bootstrap loader, so that a class of any loader can call it and the rest of
 * the probe lives once, in the loader of the class path.
 *
 * <p>Nothing a listener throws reaches the method: an observer must not change what it observes.
 */
public final class Hook {
  private static @Nullable Listener listener;

  private Hook() {}

  /** Who is told of calls. Its methods run on the thread of the call. */
  public interface Listener {
    /** A method starts; returns a token where the call is of interest, else null. */
    @Nullable Object enter(int entry);

    /** A constructor starts, before its call of super() or this(); a token as for a method. */
    @Nullable Object prepare(int entry);

    /** The constructor is past super() or this(). A token that never gets here is forgotten. */
    void constructed(Object token);

    /** Receiver (null for static methods and constructors) and arguments, before the call. */
    void begin(Object token, @Nullable Object receiver, Object[] arguments);

    /** The call ended with a result (null for void, the new object for a constructor) or not. */
    void end(Object token, @Nullable Object result, @Nullable Throwable thrown);

    /** One of the methods above threw. */
    void failed(Throwable failure);
  }

  /** Says who is told; to be called before any instrumented method runs. */
  public static void install(@Nullable Listener newListener) {
    listener = newListener;
  }

  /** Woven in at the start of a method. */
  public static @Nullable Object enter(int entry) {
    Listener l = listener;
    if (l == null) {
      return null;
    }
    try {
      return l.enter(entry);
    } catch (Throwable failure) {
      failed(l, failure);
      return null;
    }
  }

  /** Woven in at the start of a constructor. */
  public static @Nullable Object prepare(int entry) {
    Listener l = listener;
    if (l == null) {
      return null;
    }
    try {
      return l.prepare(entry);
    } catch (Throwable failure) {
      failed(l, failure);
      return null;
    }
  }

  /** Woven in behind {@link #enter} and {@link #prepare}, where the token is not null. */
  public static void begin(Object token, @Nullable Object receiver, Object[] arguments) {
    Listener l = listener;
    if (l != null) {
      try {
        l.begin(token, receiver, arguments);
      } catch (Throwable failure) {
        failed(l, failure);
      }
    }
  }

  /** Woven in behind super() or this(). */
  public static void constructed(@Nullable Object token) {
    Listener l = listener;
    if (l != null && token != null) {
      try {
        l.constructed(token);
      } catch (Throwable failure) {
        failed(l, failure);
      }
    }
  }

  /** Woven in where an exception leaves the method. */
  public static void threw(Throwable thrown, @Nullable Object token) {
    end(token, null, thrown);
  }

  /** Woven in before a return of nothing. */
  public static void returned(@Nullable Object token) {
    end(token, null, null);
  }

  /** Woven in before a return. */
  public static void returned(@Nullable Object result, @Nullable Object token) {
    end(token, result, null);
  }

  /** Woven in before a return. */
  public static void returned(boolean result, @Nullable Object token) {
    if (token != null) {
      end(token, result, null);
    }
  }

  /** Woven in before a return. */
  public static void returned(byte result, @Nullable Object token) {
    if (token != null) {
      end(token, result, null);
    }
  }

  /** Woven in before a return. */
  public static void returned(char result, @Nullable Object token) {
    if (token != null) {
      end(token, result, null);
    }
  }

  /** Woven in before a return. */
  public static void returned(short result, @Nullable Object token) {
    if (token != null) {
      end(token, result, null);
    }
  }

  /** Woven in before a return. */
  public static void returned(int result, @Nullable Object token) {
    if (token != null) {
      end(token, result, null);
    }
  }

  /** Woven in before a return. */
  public static void returned(long result, @Nullable Object token) {
    if (token != null) {
      end(token, result, null);
    }
  }

  /** Woven in before a return. */
  public static void returned(float result, @Nullable Object token) {
    if (token != null) {
      end(token, result, null);
    }
  }

  /** Woven in before a return. */
  public static void returned(double result, @Nullable Object token) {
    if (token != null) {
      end(token, result, null);
    }
  }

  private static void end(
      @Nullable Object token, @Nullable Object result, @Nullable Throwable thrown) {
    Listener l = listener;
    if (l != null && token != null) {
      try {
        l.end(token, result, thrown);
      } catch (Throwable failure) {
        failed(l, failure);
      }
    }
  }

  private static void failed(Listener l, Throwable failure) {
    try {
      l.failed(failure);
    } catch (Throwable ignored) {
      // Out of stack or memory: the method under observation goes on all the same.
    }
  }
}
