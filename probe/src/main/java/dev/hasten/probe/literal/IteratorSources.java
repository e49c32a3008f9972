package dev.hasten.probe.literal;

import dev.hasten.probe.graph.Layout;
import dev.hasten.probe.graph.Slot;
import dev.hasten.probe.observe.ObserveConfig;
import dev.hasten.probe.observe.Observer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Source for iterators over collections of the JDK: the collection, a new iterator over it, and as
 * many steps as the iterator had gone, so that {@code remove()} finds what it would have found.
 */
final class IteratorSources {
  private static final int MOST_STEPS = 100;

  private final Writing writing;

  IteratorSources(Writing writing) {
    this.writing = writing;
  }

  /** An iterator in the same state; nothing where it is over no collection, or in no such state. */
  @Nullable Made make(Iterator<?> value) throws NoSourceException {
    Object owner = owner(value);
    if (owner == null) {
      return null;
    }
    byte[] wanted = seen(value);
    Writing.Mark mark = writing.mark();
    Made collection = writing.make(owner);
    for (String question : questions(owner)) {
      Iterator<?> fresh = iterator(Objects.requireNonNull(collection.value), question);
      for (int steps = 0; fresh.getClass() == value.getClass(); steps++) {
        if (Arrays.equals(wanted, seen(fresh))) {
          return stepped(collection, question, fresh, steps);
        } else if (steps == MOST_STEPS || !fresh.hasNext()) {
          break;
        }
        fresh.next();
      }
    }
    writing.back(mark);
    return null;
  }

  private Made stepped(Made collection, String question, Iterator<?> iterator, int steps)
      throws NoSourceException {
    boolean list = question.equals("listIterator()");
    Made made =
        new Made(
            collection.source + "." + question,
            iterator,
            list ? java.util.ListIterator.class : Iterator.class,
            true);
    if (steps == 0) {
      return made;
    }
    Made variable = writing.declare(made);
    for (int i = 0; i < steps; i++) {
      writing.add(variable.source + ".next();");
    }
    return variable;
  }

  private static @Nullable Object owner(Iterator<?> value) {
    for (Slot slot : Layout.of(value.getClass()).slots()) {
      if (slot.field().getName().equals("this$0")) {
        Object owner = slot.get(value);
        return owner instanceof Collection || owner instanceof Map ? owner : null;
      }
    }
    return null;
  }

  private static List<String> questions(Object owner) {
    List<String> questions = new ArrayList<>();
    if (owner instanceof Map) {
      questions.addAll(
          Arrays.asList("keySet().iterator()", "values().iterator()", "entrySet().iterator()"));
    } else {
      questions.add("iterator()");
      if (owner instanceof List) {
        questions.add("listIterator()");
      }
    }
    return questions;
  }

  private static Iterator<?> iterator(Object owner, String question) {
    switch (question) {
      case "keySet().iterator()":
        return ((Map<?, ?>) owner).keySet().iterator();
      case "values().iterator()":
        return ((Map<?, ?>) owner).values().iterator();
      case "entrySet().iterator()":
        return ((Map<?, ?>) owner).entrySet().iterator();
      case "listIterator()":
        return ((List<?>) owner).listIterator();
      default:
        return ((Collection<?>) owner).iterator();
    }
  }

  private static byte[] seen(Iterator<?> iterator) {
    return Observer.observe(new Object[] {iterator}, null, ObserveConfig.DEFAULT.inside());
  }
}
