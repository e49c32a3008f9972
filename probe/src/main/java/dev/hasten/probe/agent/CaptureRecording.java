package dev.hasten.probe.agent;

import dev.hasten.probe.graph.NotReplayableException;
import dev.hasten.probe.test.CurrentTest;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a bounded, diverse sample of the calls of each entry, so that they can be made again.
 *
 * <p>Of each entry the outermost call of a recursion counts; an entry that another entry calls is
 * recorded beside it. The graph is written before the call. Samples are appended to the file as
 * they come, so that nothing is held in the target's heap.
 */
final class CaptureRecording implements Recording {
  private static final long TALLY_EVERY_NANOS = 1_000_000_000L;

  private static final class ThreadState {
    boolean busy;
    final @Nullable Call[] calls;

    ThreadState(int entries) {
      calls = new @Nullable Call[entries];
    }
  }

  private static final class Call {
    final ThreadState thread;
    final int entry;
    final EntryTally tally;
    boolean active;
    int weight;
    @Nullable Shape shape;
    String test = "";
    String lastTest = "\n";
    @Nullable Object receiver;
    Object[] arguments = {};
    byte @Nullable [] graph;
    byte[] before = {};

    Call(ThreadState thread, int entry, EntryTally tally) {
      this.thread = thread;
      this.entry = entry;
      this.tally = tally;
    }

    void forget() {
      shape = null;
      receiver = null;
      arguments = new Object[0];
      graph = null;
      before = new byte[0];
    }
  }

  private final Settings settings;
  private final Recipes recipes;
  private final RecordFile file;
  private final Notes notes;
  private final Walker walker;
  private final EntryTally[] tallies;
  private final ThreadLocal<ThreadState> threads;
  private final AtomicLong nextTally = new AtomicLong(System.nanoTime() + TALLY_EVERY_NANOS);

  CaptureRecording(Settings settings, Recipes recipes, RecordFile file, Notes notes) {
    this.settings = settings;
    this.recipes = recipes;
    this.file = file;
    this.notes = notes;
    walker = new Walker(settings, recipes);
    int entries = settings.entries.size();
    tallies = new EntryTally[entries];
    for (int i = 0; i < entries; i++) {
      tallies[i] = new EntryTally(settings.entries.get(i).toString(), settings);
    }
    threads = ThreadLocal.withInitial(() -> new ThreadState(entries));
  }

  @Override
  public @Nullable Object enter(int entry) {
    if (entry >= tallies.length) {
      return recipes.enter(entry);
    }
    ThreadState thread = threads.get();
    if (thread.busy) {
      return null;
    }
    Call call = thread.calls[entry];
    if (call == null) {
      call = new Call(thread, entry, tallies[entry]);
      thread.calls[entry] = call;
    } else if (call.active) {
      return null;
    }
    call.active = true;
    call.weight = call.tally.weigh();
    return call;
  }

  /**
   * A call of its own each time: while the arguments of super() are evaluated, the same constructor
   * may run for another object.
   */
  @Override
  public @Nullable Object prepare(int entry) {
    if (entry >= tallies.length) {
      return recipes.enter(entry);
    }
    ThreadState thread = threads.get();
    Call shared = thread.calls[entry];
    if (thread.busy || (shared != null && shared.active)) {
      return null;
    }
    Call call = new Call(thread, entry, tallies[entry]);
    call.weight = call.tally.weigh();
    return call;
  }

  @Override
  public void constructed(Object token) {
    if (token instanceof Recipes.Step) {
      return;
    }
    Call call = (Call) token;
    call.active = true;
    call.thread.calls[call.entry] = call;
  }

  @Override
  public void begin(Object token, @Nullable Object receiver, Object[] arguments) {
    if (token instanceof Recipes.Step) {
      recipes.begin((Recipes.Step) token, receiver, arguments);
      return;
    }
    Call call = (Call) token;
    if (call.weight == 0) {
      return;
    }
    call.thread.busy = true;
    try {
      begin(call, receiver, arguments);
    } finally {
      call.thread.busy = false;
    }
  }

  private void begin(Call call, @Nullable Object receiver, Object[] arguments) {
    EntryTally tally = call.tally;
    Shape shape = Shape.of(receiver, arguments);
    call.shape = shape;
    call.test = CurrentTest.id();
    if (!call.test.equals(call.lastTest)) {
      call.lastTest = call.test;
      tally.reachedBy(call.test);
    }
    if (tally.wantsChain()) {
      tally.calledBy(
          CallerChain.of(new Throwable().getStackTrace(), settings.entries.get(call.entry)));
    }
    if (!tally.arrive(shape, receiver, arguments, call.weight)) {
      return;
    }
    try {
      call.graph = walker.write(receiver, arguments);
      if (!settings.recipes.isEmpty()) {
        call.before = walker.original(receiver, arguments).bytes;
      }
      call.receiver = receiver;
      call.arguments = arguments;
    } catch (NotReplayableException e) {
      tally.refuse(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void end(Object token, @Nullable Object result, @Nullable Throwable thrown) {
    if (token instanceof Recipes.Step) {
      recipes.end((Recipes.Step) token, result, thrown);
      return;
    }
    Call call = (Call) token;
    call.active = false;
    Shape shape = call.shape;
    if (shape == null) {
      return;
    }
    call.thread.busy = true;
    try {
      end(call, shape, result, thrown);
    } finally {
      call.forget();
      call.thread.busy = false;
    }
  }

  private void end(Call call, Shape shape, @Nullable Object result, @Nullable Throwable thrown) {
    String outcome = thrown == null ? "" : thrown.getClass().getName();
    EntryTally.Kind kind = call.tally.leave(shape, outcome, call.weight);
    byte[] graph = call.graph;
    if (graph != null) {
      int place = call.tally.place(kind, graph.length);
      if (place >= 0) {
        byte[] after = walker.after(result, thrown, call.receiver, call.arguments).bytes;
        append(
            RecordFormat.SAMPLE,
            new CallSample(call.entry, kind.number, place, call.test, graph, call.before, after));
      }
    }
    long now = System.nanoTime();
    long next = nextTally.get();
    if (now - next > 0 && nextTally.compareAndSet(next, now + TALLY_EVERY_NANOS)) {
      writeTallies();
    }
  }

  @Override
  public void failed(Throwable failure) {
    notes.add("recording failed: " + failure);
  }

  @Override
  public void finish() {
    writeTallies();
    append(RecordFormat.NOTES, out -> EntryTally.writeCounts(out, notes.counts()));
    append(RecordFormat.END, out -> {});
    try {
      file.close();
    } catch (IOException e) {
      notes.add("closing the file: " + e);
    }
  }

  private void writeTallies() {
    append(
        RecordFormat.TALLIES,
        out -> {
          out.writeInt(tallies.length);
          for (EntryTally tally : tallies) {
            tally.writeTo(out);
          }
        });
    try {
      file.flush();
    } catch (IOException e) {
      notes.add("writing the record: " + e);
    }
  }

  private void append(int type, RecordFile.Payload payload) {
    try {
      file.append(type, payload);
    } catch (IOException e) {
      notes.add("writing the record: " + e);
    }
  }
}
