package dev.hasten.probe.literal;

import dev.hasten.probe.graph.JdkClasses;
import dev.hasten.probe.graph.Memory;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Source for objects of the target: a constant that holds them, a constructor or static factory
 * with parts of the object for arguments, setters and additions after it, or a question to another
 * object. What a way gives is made beside its source and must look like the object.
 */
final class TargetSources {
  private static final int MOST_TRIES = 400;
  private static final int MOST_ADDITIONS = 200;
  private static final String NO_WAY = "no way to make a ";

  private final Writing writing;

  TargetSources(Writing writing) {
    this.writing = writing;
  }

  /** The static final field that holds the very object, where there is one to be named. */
  @Nullable Made constant(Object value) {
    Class<?> type = value.getClass();
    if (type.isArray() || JdkClasses.isHidden(type)) {
      return null;
    }
    List<Class<?>> holders = new ArrayList<>();
    for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
      for (Class<?> outer = each; outer != null; outer = outer.getEnclosingClass()) {
        holders.add(outer);
      }
    }
    for (Class<?> holder : holders) {
      for (Field field : fields(holder)) {
        int modifiers = field.getModifiers();
        if (Modifier.isStatic(modifiers)
            && Modifier.isFinal(modifiers)
            && !field.getType().isPrimitive()) {
          Made made = constant(value, holder, field);
          if (made != null) {
            return made;
          }
        }
      }
    }
    return null;
  }

  private static Field[] fields(Class<?> holder) {
    try {
      return holder.getDeclaredFields();
    } catch (LinkageError e) {
      return new Field[0];
    }
  }

  private @Nullable Made constant(Object value, Class<?> holder, Field field) {
    try {
      if (Memory.isUninitialized(holder) || Memory.getStatic(field) != value) {
        return null;
      }
      if (!writing.names.isNamed(holder)) {
        return null;
      }
      writing.names.use(holder, field.getModifiers(), field.getName());
      String source = writing.names.of(holder) + "." + field.getName();
      return new Made(source, value, field.getType(), true);
    } catch (NoSourceException e) {
      return null;
    }
  }

  /** The first way that gives an object like the given one; else the first that gives any. */
  Made search(Object value, Class<?> type) throws NoSourceException {
    byte[] wanted = Writing.seen(value);
    Parts parts = new Parts(value);
    List<Way> ways = Way.of(type, writing.names);
    List<Object[]> fallback = new ArrayList<>();
    String refusal = "";
    int tries = 0;
    for (Way way : ways) {
      for (Object[] arguments : parts.arguments(way)) {
        if (writing.isLate() || tries++ > MOST_TRIES) {
          break;
        }
        Writing.Mark mark = writing.mark();
        try {
          Made made = way.carryOut(arguments, writing);
          if (java.util.Arrays.equals(wanted, Writing.seen(made.value))) {
            return made;
          }
          // What the class itself takes for equal is nearer than what it does not.
          fallback.add(
              value.equals(made.value) ? 0 : fallback.size(), new Object[] {way, arguments});
        } catch (NoSourceException e) {
          refusal = e.reason();
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
          // It takes other arguments.
        }
        writing.back(mark);
      }
    }
    Made later = completed(value, wanted, fallback);
    if (later == null) {
      later = asked(value, wanted, parts);
    }
    if (later == null && !fallback.isEmpty() && !isView(value)) {
      later = approximate(fallback.get(0));
    }
    if (later != null) {
      return later;
    }
    if (ways.isEmpty()) {
      // It says why it cannot be named, if that is the reason.
      writing.names.of(type);
    }
    throw new NoSourceException(
        refusal.isEmpty()
            ? "no constructor or factory that can be called gives such a " + type.getName()
            : refusal.startsWith(NO_WAY) ? refusal : NO_WAY + type.getName() + ": " + refusal);
  }

  private static boolean isView(Object value) {
    return value instanceof java.util.Iterator;
  }

  private Made approximate(Object[] way) throws NoSourceException {
    try {
      Made made = ((Way) way[0]).carryOut((Object[]) way[1], writing);
      writing.approximate();
      return made;
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      throw new NoSourceException("its constructor does not always give the same");
    }
  }

  /** A start, and what was set or added since. */
  private @Nullable Made completed(Object value, byte[] wanted, List<Object[]> starts)
      throws NoSourceException {
    int tries = 0;
    for (Object[] start : starts) {
      if (writing.isLate() || tries++ > 12) {
        return null;
      }
      for (boolean setting : new boolean[] {true, false}) {
        Writing.Mark mark = writing.mark();
        try {
          Made made = writing.declare(((Way) start[0]).carryOut((Object[]) start[1], writing));
          boolean changed = setting ? new Setters(writing).set(made, value) : add(made, value);
          if (changed && java.util.Arrays.equals(wanted, Writing.seen(made.value))) {
            return made;
          }
        } catch (NoSourceException e) {
          // Another start may need less.
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
          // So may it where this one refuses.
        }
        writing.back(mark);
      }
    }
    return null;
  }

  /** Adds what a container of the target holds, by its own methods. */
  @SuppressWarnings("unchecked")
  private boolean add(Made made, Object value) throws NoSourceException {
    if (value instanceof java.util.Collection) {
      List<Object> elements = new ArrayList<>((java.util.Collection<Object>) value);
      java.util.Collection<Object> holder =
          (java.util.Collection<Object>) Objects.requireNonNull(made.value);
      if (elements.size() > MOST_ADDITIONS) {
        throw new NoSourceException("a container of " + elements.size() + " elements");
      }
      for (Object element : elements) {
        Made one = writing.make(element);
        holder.add(one.value);
        writing.add(made.source + ".add(" + one.source + ");");
      }
      return !elements.isEmpty();
    } else if (value instanceof Map) {
      Map<Object, Object> holder = (Map<Object, Object>) Objects.requireNonNull(made.value);
      if (((Map<?, ?>) value).size() > MOST_ADDITIONS) {
        throw new NoSourceException("a map of " + ((Map<?, ?>) value).size() + " entries");
      }
      for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
        Made key = writing.make(entry.getKey());
        Made held = writing.make(entry.getValue());
        holder.put(key.value, held.value);
        writing.add(made.source + ".put(" + key.source + ", " + held.source + ");");
      }
      return !((Map<?, ?>) value).isEmpty();
    }
    return false;
  }

  /** A part of the object that gives such an object when it is asked, as a map gives its views. */
  private @Nullable Made asked(Object value, byte[] wanted, Parts parts) throws NoSourceException {
    for (Object part : parts.owners()) {
      Writing.Mark mark = writing.mark();
      Made owner;
      try {
        owner = writing.make(part);
      } catch (NoSourceException e) {
        writing.back(mark);
        continue;
      }
      for (java.lang.reflect.Method question : Way.questions(part.getClass(), writing.names)) {
        if (writing.isLate()) {
          return null;
        }
        try {
          Object answer = question.invoke(owner.value);
          if (answer != null
              && answer.getClass() == value.getClass()
              && java.util.Arrays.equals(wanted, Writing.seen(answer))) {
            String source = owner.source + "." + question.getName() + "()";
            return new Made(source, answer, question.getReturnType(), true);
          }
        } catch (ReflectiveOperationException | RuntimeException e) {
          // It does not answer.
        }
      }
      writing.back(mark);
    }
    return null;
  }
}
