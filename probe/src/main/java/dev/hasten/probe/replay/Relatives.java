package dev.hasten.probe.replay;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Makes arguments of the same kind resemble one another. Calls that compare, search or merge show
 * little where their arguments have nothing in common.
 */
final class Relatives {
  private static final int MOST_EDITS = 4;

  private final Random random;
  private final Texts texts;

  Relatives(Random random) {
    this.random = random;
    this.texts = new Texts(random);
  }

  /**
   * Replaces one argument by another of the same kind with a few edits.
   *
   * @param roots receiver, which stays, and arguments
   * @return false where no two arguments are of the same kind
   */
  boolean relate(@Nullable Object[] roots, Class<?>[] types) {
    List<int[]> pairs = new ArrayList<>();
    for (int from = 1; from < roots.length; from++) {
      for (int to = 1; to < roots.length; to++) {
        Object model = roots[from];
        if (from != to && model != null && isKind(model) && types[to - 1].isInstance(model)) {
          pairs.add(new int[] {from, to});
        }
      }
    }
    if (pairs.isEmpty()) {
      return false;
    }
    int[] pair = pairs.get(random.nextInt(pairs.size()));
    Object model = roots[pair[0]];
    Object edited = model == null ? null : edited(model);
    if (edited == null || !types[pair[1] - 1].isInstance(edited)) {
      return false;
    }
    roots[pair[1]] = edited;
    return true;
  }

  private static boolean isKind(Object value) {
    return value instanceof String
        || value.getClass().isArray()
        || value.getClass() == ArrayList.class;
  }

  private Object edited(Object model) {
    int edits = random.nextInt(MOST_EDITS + 1);
    if (model instanceof String) {
      String text = (String) model;
      for (int i = 0; i < edits; i++) {
        text = texts.edited(text);
      }
      // Another object with the same characters is not the same object.
      return new String(text.toCharArray());
    }
    List<@Nullable Object> elements = new ArrayList<>();
    if (model instanceof ArrayList) {
      elements.addAll((List<?>) model);
    } else {
      for (int i = 0; i < Array.getLength(model); i++) {
        elements.add(Array.get(model, i));
      }
    }
    for (int i = 0; i < edits && !elements.isEmpty(); i++) {
      edit(elements);
    }
    if (model instanceof ArrayList) {
      return elements;
    }
    Object copy = Array.newInstance(model.getClass().getComponentType(), elements.size());
    for (int i = 0; i < elements.size(); i++) {
      Array.set(copy, i, elements.get(i));
    }
    return copy;
  }

  private void edit(List<@Nullable Object> elements) {
    int at = Texts.place(random, elements.size());
    Object other = elements.get(random.nextInt(elements.size()));
    switch (random.nextInt(3)) {
      case 0:
        elements.add(at, other);
        break;
      case 1:
        elements.remove(at);
        break;
      default:
        elements.set(at, other);
        break;
    }
  }
}
