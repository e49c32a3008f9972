package dev.hasten.probe.observe;

import dev.hasten.probe.graph.ByteSink;
import dev.hasten.probe.graph.JdkClasses;
import dev.hasten.probe.graph.Layout;
import dev.hasten.probe.graph.Slot;
import java.io.Serializable;
import java.lang.ref.Reference;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.nio.Buffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes the body of one object: what it is and its parts. */
final class Bodies {
  /** Fields of the JDK's abstract classes that hold no state of their own. */
  private static final Set<String> NO_STATE =
      new HashSet<>(
          Arrays.asList("lock", "skipBuffer", "writeBuffer", "modCount", "expectedModCount"));

  private final Observer observer;
  private final ObserveConfig config;

  Bodies(Observer observer, ObserveConfig config) {
    this.observer = observer;
    this.config = config;
  }

  void write(Object object, Exposure exposure, ByteSink sink) {
    Class<?> type = object.getClass();
    try {
      if (object instanceof Content) {
        writeContent((Content) object, exposure, sink);
      } else if (type.isArray()) {
        writeArray(object, exposure, sink);
      } else if (object instanceof Throwable) {
        writeThrowable((Throwable) object, sink);
      } else if (JdkClasses.isHidden(type) || object instanceof ClassLoader) {
        writeUnobserved(type, "its code cannot be compared", sink);
      } else if (JdkClasses.contains(type) || Proxy.isProxyClass(type)) {
        writeJdk(object, type, exposure, sink);
      } else {
        writeTarget(object, type, exposure, sink);
      }
    } catch (RuntimeException | LinkageError e) {
      writeUnobserved(type, "reading it throws " + e.getClass().getName(), sink);
    }
  }

  private void writeUnobserved(Class<?> type, String reason, ByteSink sink) {
    observer.countUnobserved();
    Parts parts = new Parts();
    parts.add("unobserved", reason, Exposure.OPEN);
    parts.writeTo(sink, Labels.of(type));
  }

  private void writeArray(Object array, Exposure exposure, ByteSink sink) {
    if (array.getClass().getComponentType().isPrimitive()) {
      Observer.writePrimitives(array, sink);
      return;
    }
    List<@Nullable Object> elements = Arrays.asList((Object[]) array);
    writeContent(new Content(array.getClass().getName(), elements, false, true), exposure, sink);
  }

  private void writeContent(Content content, Exposure exposure, ByteSink sink) {
    Content sorted = content.ordered ? content : Order.sorted(content, observer);
    if (sorted == null) {
      return;
    }
    ByteSink body = new ByteSink();
    body.writeByte(content.map ? Tags.ENTRIES : Tags.ELEMENTS);
    body.writeText(content.ordered ? content.label : content.label + ", unordered");
    int count = sorted.elements.size();
    body.writeCount(content.map ? count / 2 : count);
    for (Object element : sorted.elements) {
      observer.writeValue(body, element, exposure.ofContent());
    }
    sink.write(body);
  }

  private void writeThrowable(Throwable thrown, ByteSink sink) {
    Class<?> type = thrown.getClass();
    Parts parts = new Parts();
    Object stack = Containers.field(thrown, Throwable.class, "stackTrace");
    StackTraceElement[] frames =
        JdkClasses.contains(type)
            ? thrown.getStackTrace()
            : stack instanceof StackTraceElement[]
                ? (StackTraceElement[]) stack
                : new StackTraceElement[0];
    boolean ours = Throwables.isMadeByTarget(thrown, frames);
    if (ours) {
      Object message = Containers.field(thrown, Throwable.class, "detailMessage");
      parts.add("message", Throwables.masked((String) message), Exposure.OPEN);
    }
    Object cause = Containers.field(thrown, Throwable.class, "cause");
    if (cause != null && cause != thrown) {
      parts.add("cause", cause, Exposure.OPEN);
    }
    Object suppressed = Containers.field(thrown, Throwable.class, "suppressedExceptions");
    if (suppressed instanceof Collection && !((Collection<?>) suppressed).isEmpty()) {
      parts.add("suppressed", suppressed, Exposure.WRAPPED);
    }
    for (Slot slot : Layout.of(type).slots()) {
      Class<?> declaring = slot.field().getDeclaringClass();
      boolean kept = !JdkClasses.contains(declaring) || ours && isPersistent(slot.field());
      if (declaring != Throwable.class && kept) {
        addField(parts, thrown, slot, Exposure.OPEN);
      }
    }
    parts.writeTo(sink, Labels.of(type));
  }

  private void writeJdk(Object object, Class<?> type, Exposure exposure, ByteSink sink) {
    Class<?> base = Containers.base(type);
    Content content = null;
    if (base != null) {
      content = Containers.ofBase(object, base, exposure.isCoarse());
    } else if ((object instanceof Collection || object instanceof Map)
        && !type.getName().startsWith("java.util.Collections$")) {
      content = Containers.ofOther(object, exposure.isCoarse());
    } else if (Drains.isOneWay(object) && config.isInside()) {
      Parts parts = new Parts();
      for (Slot slot : Layout.of(type).slots()) {
        if (!NO_STATE.contains(slot.field().getName())) {
          addField(parts, object, slot, Exposure.HIDDEN);
        }
      }
      parts.writeTo(sink, Labels.of(type));
      return;
    } else if (Drains.isOneWay(object)) {
      observer.countDrained();
      content = config.isConsuming() ? Drains.drain(object) : null;
      if (content == null) {
        writeUnobserved(type, "looking would use it up", sink);
        return;
      }
    }
    if (content != null) {
      writeContent(content, exposure, sink);
      return;
    }
    Parts parts = new Parts();
    if (!addKnown(object, parts)) {
      if (object instanceof Thread || !addFields(object, type, exposure, parts)) {
        writeUnobserved(type, "nothing is known of this class", sink);
        return;
      }
    }
    String label = object instanceof Map.Entry ? entryLabel(type) : Labels.of(type);
    parts.writeTo(sink, Proxy.isProxyClass(type) ? "proxy" : label);
  }

  private static String entryLabel(Class<?> type) {
    String name = type.getSimpleName();
    boolean fixed = name.equals("KeyValueHolder") || name.equals("SimpleImmutableEntry");
    return fixed ? "immutable entry" : "entry";
  }

  private boolean addKnown(Object object, Parts parts) {
    if (object instanceof CharSequence && !(object instanceof Buffer)) {
      parts.add("text", object.toString(), Exposure.OPEN);
    } else if (object instanceof Map.Entry
        && !object.getClass().getName().startsWith("java.util.Collections$")) {
      parts.add("key", ((Map.Entry<?, ?>) object).getKey(), Exposure.OPEN);
      parts.add("value", ((Map.Entry<?, ?>) object).getValue(), Exposure.OPEN);
    } else if (object instanceof Optional) {
      parts.add("value", ((Optional<?>) object).orElse(null), Exposure.OPEN);
    } else if (object instanceof BitSet) {
      parts.add("words", ((BitSet) object).toLongArray(), Exposure.OPEN);
    } else if (object instanceof Reference) {
      parts.add("referent", ((Reference<?>) object).get(), Exposure.OPEN);
    } else if (object instanceof Buffer) {
      Buffer buffer = (Buffer) object;
      parts.add("position", buffer.position(), Exposure.OPEN);
      parts.add("limit", buffer.limit(), Exposure.OPEN);
      parts.add("content", buffer.hasArray() ? buffer.array() : null, Exposure.OPEN);
    } else if (Drains.written(object) != null) {
      parts.add("written", Drains.written(object), Exposure.OPEN);
    } else {
      return false;
    }
    return true;
  }

  /** Fields of a JDK object where they are its state by the rules of serialization, or simple. */
  private boolean addFields(Object object, Class<?> type, Exposure exposure, Parts parts) {
    String name = type.getName();
    boolean wrapper = name.startsWith("java.util.Collections$");
    boolean sink = object instanceof java.io.Writer || object instanceof java.io.OutputStream;
    boolean simple =
        name.startsWith("java.util.Optional")
            || name.equals("java.util.StringTokenizer")
            || name.equals("java.util.SplittableRandom")
            || name.endsWith("SummaryStatistics")
            || type == Object.class
            || Proxy.isProxyClass(type);
    if (!wrapper && !simple && !sink && !(object instanceof Serializable)) {
      return false;
    }
    if (sink && config.isConsuming()) {
      Drains.flush(object);
    }
    for (Slot slot : Layout.of(type).slots()) {
      Field field = slot.field();
      boolean wanted = sink ? field.getName().equals("out") : isPersistent(field);
      if (wanted && !NO_STATE.contains(field.getName()) && !field.getName().equals("mutex")) {
        // What a wrapper wraps shows through the wrapper alone.
        Object value = slot.get(object);
        boolean wrapped = wrapper && (value instanceof Collection || value instanceof Map);
        Exposure part = wrapped ? Exposure.WRAPPED : Exposure.OPEN;
        addField(parts, object, slot, exposure.within(part));
      }
    }
    return true;
  }

  private void writeTarget(Object object, Class<?> type, Exposure exposure, ByteSink sink) {
    Parts parts = new Parts();
    Class<?> base = Containers.base(type);
    if (base != null) {
      Content content = Containers.ofBase(object, base, exposure.isCoarse());
      parts.add("(content)", content, exposure);
    }
    List<Slot> slots = new ArrayList<>();
    for (Slot slot : Layout.of(type).slots()) {
      Class<?> declaring = slot.field().getDeclaringClass();
      if (!JdkClasses.contains(declaring)) {
        slots.add(slot);
      } else if ((base == null || !declaring.isAssignableFrom(base))
          && isPersistent(slot.field())
          && !NO_STATE.contains(slot.field().getName())) {
        slots.add(slot);
      }
    }
    slots.sort(
        Comparator.comparingInt((Slot slot) -> depth(slot.field().getDeclaringClass()))
            .thenComparing(slot -> slot.field().getName()));
    for (Slot slot : slots) {
      boolean closed = Modifier.isPrivate(slot.field().getModifiers());
      addField(parts, object, slot, exposure.within(closed ? Exposure.HIDDEN : Exposure.OPEN));
    }
    parts.writeTo(sink, Labels.of(type));
  }

  private void addField(Parts parts, Object owner, Slot slot, Exposure exposure) {
    Field field = slot.field();
    Class<?> declaring = field.getDeclaringClass();
    if (config.ignores(declaring.getName(), field.getName())) {
      return;
    }
    String name =
        declaring == owner.getClass()
            ? field.getName()
            : declaring.getSimpleName() + "." + field.getName();
    boolean closed = Modifier.isPrivate(field.getModifiers()) && !JdkClasses.contains(declaring);
    parts.add(closed ? Tags.PRIVATE + name : name, slot.get(owner), exposure);
  }

  private static boolean isPersistent(Field field) {
    return !Modifier.isTransient(field.getModifiers());
  }

  private static int depth(Class<?> type) {
    int depth = 0;
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      depth++;
    }
    return depth;
  }

  /** The parts of a body, gathered before their number is known. */
  private final class Parts {
    private final ByteSink values = new ByteSink();
    private int count;

    void add(String name, @Nullable Object value, Exposure exposure) {
      values.writeText(name);
      observer.writeValue(values, value, exposure);
      count++;
    }

    void writeTo(ByteSink sink, String label) {
      sink.writeByte(Tags.PARTS);
      sink.writeText(label);
      sink.writeCount(count);
      sink.write(values);
    }
  }
}
