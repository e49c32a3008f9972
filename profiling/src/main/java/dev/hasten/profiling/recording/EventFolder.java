package dev.hasten.profiling.recording;

import dev.hasten.profiling.CallTree;
import dev.hasten.profiling.Dimension;
import dev.hasten.profiling.Engine;
import dev.hasten.profiling.Frame;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import org.jspecify.annotations.Nullable;

/** Folds the events of one recording into a tree. */
final class EventFolder {
  private static final long DEFAULT_INTERVAL = Duration.ofMillis(10).toNanos();
  private static final List<String> LOCKS =
      List.of(
          "java.util.concurrent.Semaphore",
          "java.util.concurrent.locks.ReentrantLock",
          "java.util.concurrent.locks.ReentrantReadWriteLock",
          "java.util.concurrent.locks.StampedLock");
  private static final Pattern MILLIS = Pattern.compile("([1-9][0-9]{0,8}) ms");
  private static final int KEPT_TRACES = 20_000;

  /**
   * Kinds of events that say the same thing in different ways: of each dimension only the best kind
   * that the recording has is used, so that nothing counts twice.
   */
  private enum Source {
    CPU_TIME(Dimension.CPU),
    EXECUTION(Dimension.CPU),
    ALLOCATION_SAMPLE(Dimension.ALLOCATION),
    ALLOCATION_BUFFER(Dimension.ALLOCATION),
    LOCK(Dimension.LOCK);

    private final Dimension dimension;

    Source(Dimension dimension) {
      this.dimension = dimension;
    }
  }

  /** Samples of one source. */
  private static final class Pile {
    private final CallTree.Builder tree = new CallTree.Builder();
    private final Map<RecordedStackTrace, CallTree.Node> places = new IdentityHashMap<>();
    private long samples;
  }

  private final Map<Source, Pile> piles = new EnumMap<>(Source.class);
  private final FrameReader frames = new FrameReader();
  private final Map<Long, Long> periods = new HashMap<>();
  private @Nullable Long interval;
  private Engine engine = Engine.FLIGHT_RECORDER;
  private long truncated;
  private @Nullable Instant first;
  private @Nullable Instant last;

  void fold(RecordedEvent event) {
    switch (event.getEventType().getName()) {
      case "jdk.ActiveSetting" -> setting(event);
      case "jdk.CPUTimeSample" -> {
        if (!event.hasField("failed") || !event.getBoolean("failed")) {
          add(Source.CPU_TIME, event, "eventThread", cpuTimePeriod(event));
        }
      }
      case "jdk.ExecutionSample" -> {
        if (!isAsleep(event)) {
          add(Source.EXECUTION, event, "sampledThread", executionPeriod(event));
        }
      }
      case "jdk.ObjectAllocationSample" ->
          add(Source.ALLOCATION_SAMPLE, event, "eventThread", event.getLong("weight"));
      case "jdk.ObjectAllocationInNewTLAB" ->
          add(Source.ALLOCATION_BUFFER, event, "eventThread", event.getLong("tlabSize"));
      case "jdk.ObjectAllocationOutsideTLAB" ->
          add(Source.ALLOCATION_BUFFER, event, "eventThread", event.getLong("allocationSize"));
      case "jdk.JavaMonitorEnter" ->
          add(Source.LOCK, event, "eventThread", event.getDuration().toNanos());
      case "jdk.ThreadPark" -> {
        if (isForLock(event)) {
          add(Source.LOCK, event, "eventThread", event.getDuration().toNanos());
        }
      }
      default -> {}
    }
  }

  private void setting(RecordedEvent event) {
    String name = event.getString("name");
    String value = event.getString("value");
    if (name == null || value == null) {
      return;
    }
    if (name.equals("engine") || name.equals("cstack")) {
      engine = Engine.ASYNC_PROFILER;
    } else if (name.equals("interval") && value.matches("[1-9][0-9]*")) {
      interval = Long.valueOf(value);
    } else if (name.equals("period")) {
      Matcher millis = MILLIS.matcher(value);
      if (millis.matches()) {
        periods.put(
            event.getLong("id"), Duration.ofMillis(Long.parseLong(millis.group(1))).toNanos());
      }
    }
  }

  /** One setting for all with async-profiler, one for each type of event with the JVM's own. */
  private long executionPeriod(RecordedEvent event) {
    return interval != null
        ? interval
        : periods.getOrDefault(event.getEventType().getId(), DEFAULT_INTERVAL);
  }

  private static long cpuTimePeriod(RecordedEvent event) {
    return event.hasField("samplingPeriod")
        ? event.getDuration("samplingPeriod").toNanos()
        : DEFAULT_INTERVAL;
  }

  /** Older async-profilers write wall-clock samples as execution samples of another state. */
  private static boolean isAsleep(RecordedEvent event) {
    String state = event.hasField("state") ? event.getString("state") : null;
    return state != null && state.equals("STATE_SLEEPING");
  }

  /** A thread pool that waits for work parks too; only a wait for a lock is a cost. */
  private static boolean isForLock(RecordedEvent event) {
    RecordedClass parked = event.getValue("parkedClass");
    return parked != null && LOCKS.stream().anyMatch(parked.getName()::startsWith);
  }

  private void add(Source source, RecordedEvent event, String threadField, long weight) {
    RecordedStackTrace trace = event.getStackTrace();
    if (trace == null) {
      return;
    }
    Pile pile = piles.computeIfAbsent(source, s -> new Pile());
    RecordedThread thread =
        event.hasField(threadField) ? event.<RecordedThread>getValue(threadField) : null;
    pile.tree.add(place(pile, trace, thread), source.dimension, Math.max(weight, 0));
    pile.samples++;
    truncated += trace.isTruncated() ? 1 : 0;
    Instant time = event.getEndTime();
    first = first == null || time.isBefore(first) ? time : first;
    last = last == null || time.isAfter(last) ? time : last;
  }

  private CallTree.Node place(
      Pile pile, RecordedStackTrace trace, @Nullable RecordedThread thread) {
    CallTree.Node known = pile.places.get(trace);
    if (known != null) {
      return known;
    }
    List<Frame> stack = frames.outermostFirst(trace, thread);
    CallTree.Node place = pile.tree.place(stack);
    if (pile.places.size() >= KEPT_TRACES) {
      pile.places.clear();
    }
    if (!stack.isEmpty() && stack.get(0).kind() != Frame.Kind.THREAD) {
      pile.places.put(trace, place);
    }
    return place;
  }

  Recorded finish(Path file) {
    List<CallTree> chosen = new ArrayList<>();
    for (Dimension dimension : Dimension.values()) {
      piles.entrySet().stream()
          .filter(e -> e.getKey().dimension == dimension)
          .min(Comparator.comparing(Map.Entry::getKey))
          .ifPresent(e -> chosen.add(e.getValue().tree.build()));
    }
    List<String> notes = new ArrayList<>();
    long samples = piles.values().stream().mapToLong(p -> p.samples).sum();
    if (truncated * 100 > samples) {
      notes.add(
          "%d of %d stacks are deeper than the recorder keeps; their outermost callers are missing."
              .formatted(truncated, samples));
    }
    Duration span = first == null || last == null ? Duration.ZERO : Duration.between(first, last);
    return new Recorded(file, engine, CallTree.merge(chosen), span, notes);
  }
}
