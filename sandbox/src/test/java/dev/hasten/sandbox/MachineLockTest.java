package dev.hasten.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineLockTest {
  @TempDir Path folder;

  private final List<String> waits = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private Path file;
  private MachineLock lock;

  @BeforeEach
  void make_a_lock() {
    file = folder.resolve("lock");
    lock = MachineLock.at(file);
  }

  @AfterEach
  void end_threads() {
    threads.shutdownNow();
  }

  @Test
  void sharers_do_not_wait_for_each_other() {
    try (var one = lock.shared(waits::add);
        var two = lock.shared(waits::add)) {
      assertThat(waits).isEmpty();
    }
  }

  @Test
  void one_who_wants_it_alone_waits_for_the_sharers_and_says_so_once() throws Exception {
    MachineLock.Held sharer = lock.shared(waits::add);
    Future<MachineLock.Held> alone = threads.submit(() -> lock.exclusive(waits::add));
    Thread.sleep(350);
    assertThat(alone.isDone()).isFalse();

    sharer.close();

    alone.get(5, TimeUnit.SECONDS).close();
    assertThat(waits).hasSize(1);
  }

  @Test
  void no_sharer_overtakes_one_who_waits_for_all() throws Exception {
    MachineLock.Held first = lock.shared(waits::add);
    CountDownLatch waiting = new CountDownLatch(1);
    Future<MachineLock.Held> alone =
        threads.submit(() -> lock.exclusive(reason -> waiting.countDown()));
    waiting.await(5, TimeUnit.SECONDS);
    Future<MachineLock.Held> second = threads.submit(() -> lock.shared(waits::add));
    Thread.sleep(250);
    assertThat(second.isDone()).isFalse();

    first.close();
    MachineLock.Held held = alone.get(5, TimeUnit.SECONDS);
    assertThat(second.isDone()).isFalse();
    held.close();
    second.get(5, TimeUnit.SECONDS).close();
  }

  @Test
  void it_can_be_taken_again_after_an_interrupted_wait() throws Exception {
    MachineLock.Held sharer = lock.shared(waits::add);
    CountDownLatch waiting = new CountDownLatch(1);
    Future<?> alone = threads.submit(() -> lock.exclusive(reason -> waiting.countDown()));
    waiting.await(5, TimeUnit.SECONDS);
    alone.cancel(true);

    Future<MachineLock.Held> other = threads.submit(() -> lock.shared(waits::add));
    other.get(5, TimeUnit.SECONDS).close();
    sharer.close();
    lock.exclusive(waits::add).close();
  }

  @Test
  void closing_twice_gives_back_once() {
    MachineLock.Held one = lock.shared(waits::add);
    try (var two = lock.shared(waits::add)) {
      one.close();
      one.close();
      assertThat(threads.submit(() -> lock.exclusive(waits::add))).isNotDone();
    }
  }

  @Test
  void it_holds_between_processes() throws Exception {
    Process other = otherProcess("exclusive");
    assertThat(other.getInputStream().read()).isEqualTo('h');
    Future<MachineLock.Held> mine = threads.submit(() -> lock.shared(waits::add));
    Thread.sleep(300);
    assertThat(mine.isDone()).isFalse();

    other.destroyForcibly();

    mine.get(5, TimeUnit.SECONDS).close();
    assertThat(waits).hasSize(1);
  }

  @Test
  void processes_share_it_and_respect_one_who_waits() throws Exception {
    try (MachineLock.Held mine = lock.shared(waits::add)) {
      Process sharer = otherProcess("shared");
      assertThat(sharer.getInputStream().read()).isEqualTo('h');
      sharer.destroyForcibly().waitFor();

      Process alone = otherProcess("exclusive");
      assertThat(alone.getInputStream().read()).isEqualTo('w');
      Process late = otherProcess("shared");
      assertThat(late.getInputStream().read()).isEqualTo('w');
      mine.close();
      assertThat(alone.getInputStream().read()).isEqualTo('h');
      alone.destroyForcibly();
      assertThat(late.getInputStream().read()).isEqualTo('h');
      late.destroyForcibly();
    }
  }

  private Process otherProcess(String how) throws Exception {
    return new ProcessBuilder(
            Boxes.JAVA.toString(),
            "-Xshare:auto",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Holding.class.getName(),
            file.toString(),
            how)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** Takes the lock, prints w when it waits and h when it holds it, and sleeps. */
  static final class Holding {
    private Holding() {}

    public static void main(String[] args) throws Exception {
      MachineLock lock = MachineLock.at(Path.of(args[0]));
      if (args[1].equals("shared")) {
        lock.shared(reason -> print("w"));
      } else {
        lock.exclusive(reason -> print("w"));
      }
      print("h");
      Thread.sleep(20_000);
    }

    private static void print(String letter) {
      System.out.print(letter);
      System.out.flush();
    }
  }
}
