package dev.hasten.probe.replay;

import java.lang.invoke.MethodHandle;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What generated loops use by name. */
public final class LoopParts {
  private static final AtomicReference<@Nullable Object> SINK = new AtomicReference<>();
  private static final ThreadLocal<@Nullable MethodHandle> HANDED = new ThreadLocal<>();

  private LoopParts() {}

  /** Keeps a result from being optimized away, without a fence in each operation. */
  public static void consume(@Nullable Object result) {
    SINK.lazySet(result);
  }

  /**
   * The entry, for the initializer of a generated loop: a constant to the compiler from then on.
   */
  public static @Nullable MethodHandle take() {
    return HANDED.get();
  }

  static void hand(@Nullable MethodHandle handle) {
    HANDED.set(handle);
  }
}
