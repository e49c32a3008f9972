package dev.hasten.profiling.recording;

import dev.hasten.profiling.Frame;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import org.jspecify.annotations.Nullable;

/** Turns the frames of a recording into ours. */
final class FrameReader {
  /** Serial parts of generated class names, which differ from run to run. */
  private static final Pattern SERIAL =
      Pattern.compile("(?<=\\$\\$Lambda)[.$/+].*|[/.+]0x[0-9a-f]+.*|(?<=Accessor)[0-9]+$");

  /** The descriptor that async-profiler gives to symbols of libraries. */
  private static final String NATIVE = "()L;";

  private static final Pattern DIGITS = Pattern.compile("[ #-]*[0-9]+");

  private final Map<String, String> classNames = new HashMap<>();

  List<Frame> outermostFirst(RecordedStackTrace trace, @Nullable RecordedThread thread) {
    List<Frame> frames = new ArrayList<>(trace.getFrames().size() + 1);
    for (RecordedFrame recorded : trace.getFrames()) {
      Frame frame = frame(recorded);
      if (frame != null) {
        frames.add(frame);
      }
    }
    if (thread != null && frames.stream().noneMatch(f -> f.kind() == Frame.Kind.JAVA)) {
      frames.add(new Frame(Frame.Kind.THREAD, "", threadName(thread), "", 0));
    }
    Collections.reverse(frames);
    return frames;
  }

  private @Nullable Frame frame(RecordedFrame recorded) {
    RecordedMethod method = recorded.getMethod();
    if (method == null || method.getName() == null) {
      return null;
    }
    String type = method.getType() == null ? null : method.getType().getName();
    if (type == null || type.isEmpty() || NATIVE.equals(method.getDescriptor())) {
      return new Frame(Frame.Kind.NATIVE, "", method.getName(), "", 0);
    }
    String className = classNames.computeIfAbsent(type, t -> SERIAL.matcher(t).replaceFirst(""));
    String descriptor = method.getDescriptor() == null ? "" : method.getDescriptor();
    return Frame.java(
        className, method.getName(), descriptor, Math.max(recorded.getLineNumber(), 0));
  }

  private static String threadName(RecordedThread thread) {
    String name = thread.getJavaName() != null ? thread.getJavaName() : thread.getOSName();
    return name == null ? "thread" : DIGITS.matcher(name).replaceAll("");
  }
}
