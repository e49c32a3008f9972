package dev.hasten.probe.agent;

import dev.hasten.probe.graph.RecipeBook;
import dev.hasten.probe.test.CurrentTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes, test by test, what a caller could notice of each outermost call of the entries: a digest
 * of the arguments before and of everything after, the whole observation of the first few.
 *
 * <p>Which calls are looked at depends on their index in the stream and on what the calls before
 * showed, so that two sides look at the same ones. Nothing lazy is consumed.
 */
final class InSituRecording implements Recording {
  private static final int STREAMS = 100_000;

  private static final class ThreadState {
    boolean busy;
    boolean active;
    final Call call = new Call(this);
    String test = "\n";
    String name = "\n";
    @Nullable CallStream stream;
  }

  private static final class Call {
    final ThreadState thread;
    int entry;
    long index;
    boolean observed;
    @Nullable CallStream stream;
    @Nullable Object receiver;
    Object[] arguments = {};
    Walker.@Nullable Seen before;

    Call(ThreadState thread) {
      this.thread = thread;
    }
  }

  private final Settings settings;
  private final RecordFile file;
  private final Notes notes;
  private final Walker walker;
  private final ThreadLocal<ThreadState> threads = ThreadLocal.withInitial(ThreadState::new);
  private final Map<String, CallStream> streams = new LinkedHashMap<>();

  InSituRecording(Settings settings, RecordFile file, Notes notes) {
    this.settings = settings;
    this.file = file;
    this.notes = notes;
    walker = new Walker(settings, RecipeBook.EMPTY);
  }

  @Override
  public @Nullable Object enter(int entry) {
    ThreadState thread = threads.get();
    if (thread.busy || thread.active) {
      return null;
    }
    thread.active = true;
    thread.call.entry = entry;
    return thread.call;
  }

  @Override
  public @Nullable Object prepare(int entry) {
    ThreadState thread = threads.get();
    if (thread.busy || thread.active) {
      return null;
    }
    Call call = new Call(thread);
    call.entry = entry;
    return call;
  }

  @Override
  public void constructed(Object token) {
    ((Call) token).thread.active = true;
  }

  @Override
  public void begin(Object token, @Nullable Object receiver, Object[] arguments) {
    Call call = (Call) token;
    call.thread.busy = true;
    try {
      CallStream stream = stream(call.thread);
      call.stream = stream;
      call.index = stream == null ? 0 : stream.calls.getAndIncrement();
      call.observed =
          stream != null
              && stream.bytes.get() < settings.streamBytes
              && Sampler.observed(call.index, settings.densely);
      if (call.observed) {
        call.receiver = receiver;
        call.arguments = arguments;
        call.before = walker.before(receiver, arguments);
      }
    } finally {
      call.thread.busy = false;
    }
  }

  private @Nullable CallStream stream(ThreadState thread) {
    String test = CurrentTest.id();
    Thread current = Thread.currentThread();
    String name = current.getName();
    CallStream stream = thread.stream;
    if (stream == null || !test.equals(thread.test) || !name.equals(thread.name)) {
      stream = open(test, CallStream.kindOf(current));
      if (stream != null) {
        stream.usedBy(current);
      }
      thread.test = test;
      thread.name = name;
      thread.stream = stream;
    }
    return stream;
  }

  private @Nullable CallStream open(String test, String thread) {
    synchronized (streams) {
      String key = CallStream.key(test, thread);
      CallStream known = streams.get(key);
      if (known != null) {
        return known;
      }
      if (streams.size() >= STREAMS) {
        notes.add("more than " + STREAMS + " streams of calls");
        return null;
      }
      CallStream opened = new CallStream(streams.size(), test, thread);
      streams.put(key, opened);
      append(
          RecordFormat.STREAM,
          out -> {
            out.writeInt(opened.number);
            RecordFormat.writeText(out, test);
            RecordFormat.writeText(out, thread);
          });
      return opened;
    }
  }

  @Override
  public void end(Object token, @Nullable Object result, @Nullable Throwable thrown) {
    Call call = (Call) token;
    call.thread.active = false;
    CallStream stream = call.stream;
    Walker.Seen before = call.before;
    if (!call.observed || stream == null || before == null) {
      return;
    }
    call.thread.busy = true;
    try {
      Walker.Seen after = walker.after(result, thrown, call.receiver, call.arguments);
      stream.bytes.addAndGet(before.bytes.length + after.bytes.length);
      write(call, stream, before, after, thrown != null);
    } finally {
      call.receiver = null;
      call.arguments = new Object[0];
      call.before = null;
      call.observed = false;
      call.thread.busy = false;
    }
  }

  private void write(
      Call call, CallStream stream, Walker.Seen before, Walker.Seen after, boolean threw) {
    int flags = threw ? RecordFormat.THREW : 0;
    flags |= before.isPartial() || after.isPartial() ? RecordFormat.UNOBSERVED : 0;
    flags |= before.isCut() || after.isCut() ? RecordFormat.INCOMPLETE : 0;
    int allFlags = flags;
    Set<Long> details = settings.details.getOrDefault(stream.key(), Collections.emptySet());
    boolean whole = call.index < settings.whole || details.contains(call.index);
    append(
        RecordFormat.CALL,
        out -> {
          out.writeInt(stream.number);
          out.writeLong(call.index);
          out.writeInt(call.entry);
          out.writeByte(allFlags);
          out.write(Digest.of(before.bytes));
          out.write(Digest.of(after.bytes));
          RecordFormat.writeBytes(out, whole ? after.bytes : new byte[0]);
        });
  }

  @Override
  public void failed(Throwable failure) {
    notes.add("recording failed: " + failure);
  }

  @Override
  public void finish() {
    List<CallStream> all;
    synchronized (streams) {
      all = new ArrayList<>(streams.values());
    }
    append(
        RecordFormat.LENGTHS,
        out -> {
          out.writeInt(all.size());
          for (CallStream stream : all) {
            out.writeInt(stream.number);
            out.writeLong(stream.calls.get());
            out.writeInt(stream.threads());
          }
        });
    append(RecordFormat.NOTES, out -> EntryTally.writeCounts(out, notes.counts()));
    append(RecordFormat.END, out -> {});
    try {
      file.close();
    } catch (IOException e) {
      notes.add("closing the file: " + e);
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
