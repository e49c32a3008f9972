package dev.hasten.probe.graph;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;

/** The instance fields of a class and of its superclasses, the topmost superclass first. */
public final class Layout {
  private static final ClassValue<Layout> LAYOUTS =
      new ClassValue<Layout>() {
        @Override
        protected Layout computeValue(Class<?> type) {
          return new Layout(type);
        }
      };

  private final List<Slot> slots;

  private Layout(Class<?> type) {
    List<Slot> found = new ArrayList<>();
    List<Class<?>> chain = new ArrayList<>();
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      chain.add(c);
    }
    Collections.reverse(chain);
    for (Class<?> c : chain) {
      for (Field field : c.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          found.add(new Slot(field));
        }
      }
    }
    slots = Collections.unmodifiableList(found);
  }

  /**
   * The layout of a class.
   *
   * @throws LinkageError if the class of a field is absent
   */
  public static Layout of(Class<?> type) {
    return LAYOUTS.get(type);
  }

  /** Its fields, those of superclasses first, in the order of the class files. */
  public List<Slot> slots() {
    return slots;
  }

  /**
   * The field of that name, the one of the most special class where several have it.
   *
   * @throws NoSuchElementException if there is none
   */
  public Slot slot(String name) {
    for (int i = slots.size() - 1; i >= 0; i--) {
      if (slots.get(i).field().getName().equals(name)) {
        return slots.get(i);
      }
    }
    throw new NoSuchElementException(name);
  }
}
