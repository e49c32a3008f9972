package dev.hasten.probe.hook;

import java.security.SecureRandom;
import java.util.Random;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Chance that comes out the same in each run: what test classes get where they ask for randomness
 * and give no seed. A sequence for each test and thread, in the bootstrap loader beside {@link
 * Hook}.
 */
public final class Chance {
  private static final ThreadLocal<State> STATE = new ThreadLocal<>();
  private static Supplier<String> test = () -> "";
  private static LongConsumer seedOfThread = seed -> {};

  private Chance() {}

  /** The sequence of one test on one thread. */
  private static final class State {
    final String test;
    final Random random;
    boolean threadSeeded;

    State(String test, String thread) {
      this.test = test;
      random = new Random(31L * test.hashCode() + thread.hashCode());
    }
  }

  /**
   * Says where seeds come from; to be called before any test class is loaded.
   *
   * @param currentTest names the test that the calling thread works for
   * @param threadSeed sets the seed of the calling thread's {@code ThreadLocalRandom}
   */
  public static void install(Supplier<String> currentTest, LongConsumer threadSeed) {
    test = currentTest;
    seedOfThread = threadSeed;
  }

  private static State state() {
    String now = test.get();
    State state = STATE.get();
    if (state == null || !state.test.equals(now)) {
      state = new State(now, Thread.currentThread().getName());
      STATE.set(state);
    }
    return state;
  }

  /** In place of the seed that {@code new Random()} would make up. */
  public static long seed() {
    return state().random.nextLong();
  }

  /** In place of a source of chance of the JDK's own. */
  public static Random random() {
    return state().random;
  }

  /** In place of {@code Math.random()}. */
  public static double fraction() {
    return state().random.nextDouble();
  }

  /** In place of {@code UUID.randomUUID()}. */
  public static UUID uuid() {
    Random random = state().random;
    long high = random.nextLong() & ~0xF000L | 0x4000L;
    long low = random.nextLong() & ~(3L << 62) | 1L << 63;
    return new UUID(high, low);
  }

  /** In place of a new {@code SecureRandom}. */
  public static SecureRandom secure(@Nullable SecureRandom other) {
    return new Secure(seed());
  }

  /** Before the calling thread's {@code ThreadLocalRandom} is used. */
  public static void seedThread() {
    State state = state();
    if (!state.threadSeeded) {
      state.threadSeeded = true;
      seedOfThread.accept(state.random.nextLong());
    }
  }

  private static final class Secure extends SecureRandom {
    private static final long serialVersionUID = 1;
    private final Random random;

    Secure(long seed) {
      super(null, null);
      random = new Random(seed);
    }

    @Override
    public String getAlgorithm() {
      return "NativePRNG";
    }

    @Override
    public void nextBytes(byte[] bytes) {
      random.nextBytes(bytes);
    }

    @Override
    public byte[] generateSeed(int count) {
      byte[] seed = new byte[count];
      random.nextBytes(seed);
      return seed;
    }

    @Override
    public void setSeed(byte[] seed) {
      // Adds to what is there, as every source does; nothing has to be added.
    }

    @Override
    public void setSeed(long seed) {
      // Called by the superclass too, before the field is set.
    }
  }
}
