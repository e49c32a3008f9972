package dev.hasten.probe.replay;

import dev.hasten.probe.graph.GraphReader;
import dev.hasten.probe.graph.Recipe;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.lang.reflect.Array;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Changes one part of a call's arguments, in place. */
final class Mutator {
  private static final int DEEPEST = 3;

  private final Random random;
  private final Vocabulary words;
  private final Texts texts;
  private final Generator generator;
  private final Walks walks;
  private final Large large;
  private final boolean walking;

  /**
   * @param walking whether methods of the target are called on arguments
   */
  Mutator(Random random, Vocabulary words, boolean walking) {
    this.walking = walking;
    this.random = random;
    this.words = words;
    this.texts = new Texts(random, words);
    this.generator = new Generator(random, words);
    this.walks = new Walks(random, generator, words);
    this.large = new Large(random, words);
  }

  /** The first elements, as many as a look needs. */
  static List<@Nullable Object> some(Iterable<?> elements) {
    List<@Nullable Object> first = new ArrayList<>();
    for (Iterator<?> all = elements.iterator(); all.hasNext() && first.size() < 64; ) {
      first.add(all.next());
    }
    return first;
  }

  /**
   * Brings the receiver into another state, in which it may have met the arguments.
   *
   * @param roots receiver and arguments, as a reader read them
   */
  void walk(@Nullable Object[] roots, GraphReader reader) {
    Object receiver = roots[0];
    if (receiver == null || !walks.canWalk(receiver)) {
      return;
    }
    walks.meet(Arrays.<@Nullable Object>asList(roots).subList(1, roots.length));
    byte[] bytes = reader.recipes().recipeOf(receiver);
    if (bytes == null) {
      walks.walk(receiver);
    } else {
      // An object that is made by its recipe must be what the recipe makes.
      Recipe recipe = Recipe.of(bytes);
      walks.walk(receiver, recipe);
      reader.learn(receiver, recipe);
    }
    walks.meet(Collections.<@Nullable Object>emptyList());
  }

  /** Makes arguments large, and the receiver by a call that hands it much. */
  void enlarge(@Nullable Object[] roots, Class<?>[] types, GraphReader reader) {
    Object receiver = roots[0];
    large.begin();
    if (receiver != null
        && walks.canWalk(receiver)
        && (types.length == 0 || random.nextBoolean())) {
      byte[] bytes = reader.recipes().recipeOf(receiver);
      if (bytes == null) {
        walks.fill(receiver, large, call -> {});
      } else {
        Recipe recipe = Recipe.of(bytes);
        walks.fill(receiver, large, recipe::add);
        reader.learn(receiver, recipe);
      }
    }
    large.enlarge(roots, types);
  }

  /** Changes an argument or a part of one; the root at index 0 is the receiver and stays. */
  void mutate(@Nullable Object[] roots, Type[] types) {
    int argument = random.nextInt(types.length);
    Class<?> declared = Generator.erase(types[argument]);
    Object before = roots[argument + 1];
    if (random.nextInt(8) == 0) {
      // A value from the type alone, whatever stood there.
      try {
        Object made = generator.make(types[argument], 2);
        if (made != null) {
          roots[argument + 1] = made;
          return;
        }
      } catch (Generator.CannotMakeException e) {
        // What stands there is changed instead.
      }
    }
    Object after = changed(before, declared, DEEPEST);
    if (after != null ? Generator.accepts(declared, after) : !declared.isPrimitive()) {
      roots[argument + 1] = after;
    }
  }

  private @Nullable Object changed(@Nullable Object value, Class<?> declared, int depth) {
    if (!declared.isPrimitive() && random.nextInt(16) == 0) {
      return null;
    } else if (value == null) {
      try {
        return generator.make(declared, 2);
      } catch (Generator.CannotMakeException e) {
        return null;
      }
    } else if (value instanceof String) {
      return texts.changed((String) value);
    } else if (Boundaries.isBox(value.getClass())) {
      return number(value);
    } else if (value instanceof Enum) {
      Object[] constants = ((Enum<?>) value).getDeclaringClass().getEnumConstants();
      return constants[random.nextInt(constants.length)];
    } else if (random.nextBoolean() && Sinks.holding(value, declared) != null) {
      return Sinks.holding(value, declared);
    } else if (value instanceof StringBuilder) {
      StringBuilder builder = (StringBuilder) value;
      return builder.replace(0, builder.length(), texts.changed(builder.toString()));
    } else if (value instanceof StringBuffer) {
      StringBuffer buffer = (StringBuffer) value;
      return buffer.replace(0, buffer.length(), texts.changed(buffer.toString()));
    } else if (value.getClass().isArray()) {
      return array(value, depth);
    } else if (value instanceof Iterator || value instanceof Reader) {
      return begun(value);
    } else if (value instanceof InputStream) {
      return begun(value);
    } else if (value.getClass().getName().startsWith("java.util.")) {
      return container(value, depth);
    } else if (walking && walks.canWalk(value)) {
      walks.walk(value);
    }
    return value;
  }

  /**
   * An iterator or a stream of which a part is used up, as far as it is ready: a pipe that lost its
   * writer would be waited for without end.
   */
  private Object begun(Object value) {
    try {
      for (int left = 1 + random.nextInt(3); left > 0; left--) {
        if (value instanceof Reader) {
          skipReady((Reader) value);
        } else if (value instanceof InputStream) {
          skipReady((InputStream) value);
        } else if (((Iterator<?>) value).hasNext()) {
          ((Iterator<?>) value).next();
        }
      }
    } catch (IOException | RuntimeException e) {
      // It is closed or broken, which is a state as well.
      return value;
    }
    return value;
  }

  private static void skipReady(Reader reader) throws IOException {
    if (reader.ready()) {
      reader.read();
    }
  }

  private static void skipReady(InputStream in) throws IOException {
    if (in.available() > 0) {
      in.read();
    }
  }

  private Object number(Object box) {
    Class<?> type = box.getClass();
    if (!(box instanceof Number) || box instanceof Float || box instanceof Double) {
      if (box instanceof Character && random.nextBoolean()) {
        return words.character(random);
      }
      if (box instanceof Double && random.nextInt(3) == 0) {
        return ((Double) box) * (random.nextBoolean() ? -1 : 1 + Math.ulp(1.0));
      }
      return Boundaries.primitive(type, random);
    }
    long value = ((Number) box).longValue();
    switch (random.nextInt(5)) {
      case 0:
        return Boundaries.number(type, value + 1);
      case 1:
        return Boundaries.number(type, value - 1);
      case 2:
        return Boundaries.number(type, -value);
      case 3:
        return Boundaries.number(type, words.number(random, Boundaries.bits(type)));
      default:
        return Boundaries.primitive(type, random);
    }
  }

  private Object array(Object array, int depth) {
    Class<?> component = array.getClass().getComponentType();
    int length = Array.getLength(array);
    if (length > 0 && depth > 0 && random.nextInt(2) == 0) {
      int at = random.nextInt(length);
      Object after = changed(Array.get(array, at), component, depth - 1);
      if (after != null ? Generator.accepts(component, after) : !component.isPrimitive()) {
        Array.set(array, at, after);
      }
      return array;
    }
    List<@Nullable Object> elements = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      elements.add(Array.get(array, i));
    }
    rearrange(elements, !component.isPrimitive());
    Object copy = Array.newInstance(component, elements.size());
    for (int i = 0; i < elements.size(); i++) {
      Array.set(copy, i, elements.get(i));
    }
    return copy;
  }

  @SuppressWarnings("unchecked")
  private Object container(Object container, int depth) {
    try {
      if (container instanceof List) {
        List<@Nullable Object> list = (List<@Nullable Object>) container;
        if (!list.isEmpty() && depth > 0 && random.nextInt(2) == 0) {
          int at = random.nextInt(list.size());
          Object element = list.get(at);
          Class<?> type = element == null ? Object.class : element.getClass();
          list.set(at, changed(element, type, depth - 1));
        } else {
          List<@Nullable Object> elements = new ArrayList<>(list);
          rearrange(elements, true);
          list.clear();
          list.addAll(elements);
        }
      } else if (container instanceof Collection) {
        Collection<@Nullable Object> all = (Collection<@Nullable Object>) container;
        List<@Nullable Object> elements = new ArrayList<>(all);
        rearrange(elements, true);
        if (!elements.isEmpty() && random.nextInt(2) == 0) {
          Object element = elements.get(0);
          Class<?> type = element == null ? Object.class : element.getClass();
          elements.set(0, changed(element, type, depth - 1));
        }
        all.clear();
        all.addAll(elements);
      } else if (container instanceof Map) {
        map((Map<@Nullable Object, @Nullable Object>) container, depth);
      }
    } catch (RuntimeException e) {
      // It cannot be changed, or not in this way: it stays as far as it was changed, and another
      // list may stand where a fixed one stood.
      if (container instanceof List) {
        List<@Nullable Object> other = new ArrayList<>((List<?>) container);
        rearrange(other, true);
        return other;
      }
    }
    return container;
  }

  private void map(Map<@Nullable Object, @Nullable Object> map, int depth) {
    if (map.isEmpty() || random.nextInt(6) == 0) {
      map.clear();
      return;
    }
    List<@Nullable Object> keys = new ArrayList<>(map.keySet());
    Object key = keys.get(random.nextInt(keys.size()));
    Object value = map.get(key);
    if (random.nextInt(3) == 0) {
      map.remove(key);
    } else if (random.nextInt(2) == 0) {
      map.put(changed(key, key == null ? Object.class : key.getClass(), depth - 1), value);
    } else {
      map.put(key, changed(value, value == null ? Object.class : value.getClass(), depth - 1));
    }
  }

  private void rearrange(List<@Nullable Object> elements, boolean nullable) {
    if (elements.isEmpty()) {
      return;
    }
    int at = random.nextInt(elements.size());
    switch (random.nextInt(8)) {
      case 0:
        elements.clear();
        break;
      case 1:
        elements.subList(1, elements.size()).clear();
        break;
      case 2:
        elements.add(at, elements.get(random.nextInt(elements.size())));
        break;
      case 3:
        Collections.shuffle(elements, random);
        break;
      case 4:
        Collections.reverse(elements);
        break;
      case 5:
        elements.remove(at);
        break;
      case 6:
        elements.addAll(Arrays.asList(elements.toArray()));
        break;
      default:
        if (nullable) {
          elements.set(at, null);
        } else {
          elements.add(elements.get(at));
        }
        break;
    }
  }
}
