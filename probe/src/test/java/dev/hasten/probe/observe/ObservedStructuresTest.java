package dev.hasten.probe.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasten.probe.graph.GraphLimits;
import dev.hasten.probe.graph.GraphReader;
import dev.hasten.probe.graph.GraphWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Structures made up by chance, each described by a text of its own that says all of it. */
class ObservedStructuresTest {
  private static final int ROUNDS = 3_000;
  private static final int DEEPEST = 4;

  /** What kind of thing a description describes. */
  private enum Kind {
    NUMBER,
    TEXT,
    NOTHING,
    ARRAY,
    ARRAY_LIST,
    LINKED_LIST,
    UNMODIFIABLE,
    DEQUE,
    HASH_SET,
    LINKED_SET,
    TREE_SET,
    HASH_MAP,
    LINKED_MAP,
    TREE_MAP,
    NODE,
    /** The composite thing described by the part of that number, in order of the walk. */
    AGAIN
  }

  /** An object of the target. */
  private static final class Node {
    private final @Nullable Object left;
    private final @Nullable Object right;

    Node(@Nullable Object left, @Nullable Object right) {
      this.left = left;
      this.right = right;
    }
  }

  /**
   * A description of a value.
   *
   * @param value of a leaf, or which composite is meant again
   * @param parts of a composite
   */
  private record Description(Kind kind, int value, List<Description> parts) {
    static Description leaf(Kind kind, int value) {
      return new Description(kind, value, List.of());
    }

    boolean unordered() {
      return kind == Kind.HASH_SET || kind == Kind.HASH_MAP || sorted();
    }

    boolean sorted() {
      return kind == Kind.TREE_SET || kind == Kind.TREE_MAP;
    }

    /** Equal for two descriptions that describe the same thing. */
    String text() {
      List<String> texts = new ArrayList<>(parts.stream().map(Description::text).toList());
      if (unordered()) {
        Collections.sort(texts);
      }
      return kind + " " + value + " " + texts;
    }
  }

  private final Random random = new Random(20261124);

  private Description leaf() {
    return switch (random.nextInt(5)) {
      case 0 -> Description.leaf(Kind.NOTHING, 0);
      case 1, 2 -> Description.leaf(Kind.NUMBER, random.nextInt(6));
      default -> Description.leaf(Kind.TEXT, random.nextInt(6));
    };
  }

  private Description any(int depth, int[] composites) {
    return any(depth, composites, false);
  }

  /**
   * A description drawn by chance.
   *
   * @param hidden whether it is for a private field, where a container's class is nobody's business
   */
  private Description any(int depth, int[] composites, boolean hidden) {
    if (depth == 0 || random.nextInt(3) == 0) {
      return composites[0] > 0 && random.nextInt(6) == 0 && !hidden
          ? Description.leaf(Kind.AGAIN, random.nextInt(composites[0]))
          : leaf();
    }
    Kind[] kinds = Kind.values();
    Kind kind =
        hidden
            ? random.nextBoolean() ? Kind.ARRAY : Kind.NODE
            : kinds[3 + random.nextInt(kinds.length - 4)];
    int count = kind == Kind.NODE ? 2 : random.nextInt(4);
    List<Description> parts = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    for (int i = 0; i < count; i++) {
      switch (kind) {
        case HASH_SET, LINKED_SET, TREE_SET -> {
          Description key = Description.leaf(Kind.TEXT, random.nextInt(9));
          if (keys.add(key.text())) {
            parts.add(key);
          }
        }
        case HASH_MAP, LINKED_MAP, TREE_MAP -> {
          Description key = Description.leaf(Kind.TEXT, random.nextInt(9));
          if (keys.add(key.text())) {
            Description value = leaf();
            parts.add(new Description(Kind.NODE, 0, List.of(key, value)));
          }
        }
        case DEQUE -> parts.add(Description.leaf(Kind.NUMBER, random.nextInt(6)));
        default -> parts.add(any(depth - 1, composites, hidden || kind == Kind.NODE));
      }
    }
    composites[0]++;
    return new Description(kind, 0, parts);
  }

  /** A thing as described; composites are numbered as their last part is made. */
  private static @Nullable Object made(Description d, List<Object> composites) {
    switch (d.kind) {
      case NOTHING:
        return null;
      case NUMBER:
        return 1_000 + d.value;
      case TEXT:
        return "text " + d.value;
      case AGAIN:
        return composites.get(d.value);
      default:
        Object thing = composite(d, composites);
        composites.add(thing);
        return thing;
    }
  }

  private static Object composite(Description d, List<Object> composites) {
    switch (d.kind) {
      case HASH_MAP:
        return entries(d, new HashMap<>(), composites);
      case LINKED_MAP:
        return entries(d, new LinkedHashMap<>(), composites);
      case TREE_MAP:
        return entries(d, new TreeMap<>(), composites);
      default:
        break;
    }
    List<@Nullable Object> parts = new ArrayList<>();
    d.parts.forEach(part -> parts.add(made(part, composites)));
    return switch (d.kind) {
      case ARRAY -> parts.toArray();
      case ARRAY_LIST -> parts;
      case LINKED_LIST -> new LinkedList<>(parts);
      case UNMODIFIABLE -> Collections.unmodifiableList(parts);
      case DEQUE -> new ArrayDeque<>((Collection<?>) parts);
      case HASH_SET -> new HashSet<>(parts);
      case LINKED_SET -> new LinkedHashSet<>(parts);
      case TREE_SET -> new TreeSet<>(parts);
      case NODE -> new Node(parts.get(0), parts.get(1));
      default -> throw new IllegalArgumentException(d.kind.name());
    };
  }

  private static Map<Object, @Nullable Object> entries(
      Description d, Map<Object, @Nullable Object> map, List<Object> composites) {
    for (Description part : d.parts) {
      Object key = Objects.requireNonNull(made(part.parts.get(0), composites));
      map.put(key, made(part.parts.get(1), composites));
    }
    return map;
  }

  private static String seen(@Nullable Object thing) {
    return Arrays.toString(
        Observer.observe(new Object[] {thing}, null, ObserveConfig.DEFAULT.consuming(true)));
  }

  private static String seen(Description d) {
    return seen(made(d, new ArrayList<>()));
  }

  /** Another description, changed in one place; equal to the old one now and then. */
  private Description changed(Description d) {
    List<Description> parts = new ArrayList<>(d.parts);
    if (parts.isEmpty() || random.nextInt(4) == 0) {
      return switch (d.kind) {
        case NUMBER, TEXT -> Description.leaf(d.kind, random.nextInt(6));
        case NOTHING -> leaf();
        case AGAIN -> Description.leaf(Kind.TEXT, 5);
        case ARRAY_LIST -> new Description(Kind.LINKED_LIST, 0, parts);
        case LINKED_LIST -> new Description(Kind.UNMODIFIABLE, 0, parts);
        case UNMODIFIABLE -> new Description(Kind.ARRAY, 0, parts);
        case HASH_SET -> new Description(Kind.LINKED_SET, 0, parts);
        case LINKED_SET -> new Description(Kind.TREE_SET, 0, parts);
        case HASH_MAP -> new Description(Kind.LINKED_MAP, 0, parts);
        case LINKED_MAP -> new Description(Kind.TREE_MAP, 0, parts);
        default -> d;
      };
    }
    int at = random.nextInt(parts.size());
    boolean listed =
        d.kind == Kind.ARRAY
            || d.kind == Kind.ARRAY_LIST
            || d.kind == Kind.LINKED_SET
            || d.kind == Kind.LINKED_MAP;
    boolean again = parts.stream().anyMatch(ObservedStructuresTest::refers);
    if (listed && !again && random.nextInt(3) == 0) {
      Collections.swap(parts, at, random.nextInt(parts.size()));
    } else if (d.kind == Kind.HASH_MAP || d.kind == Kind.LINKED_MAP || d.kind == Kind.TREE_MAP) {
      Description entry = parts.get(at);
      parts.set(at, new Description(Kind.NODE, 0, List.of(entry.parts.get(0), leaf())));
    } else if (d.kind == Kind.HASH_SET || d.kind == Kind.LINKED_SET || d.kind == Kind.TREE_SET) {
      parts.remove(at);
    } else if (d.kind == Kind.DEQUE) {
      parts.set(at, Description.leaf(Kind.NUMBER, random.nextInt(6)));
    } else {
      parts.set(at, changed(parts.get(at)));
    }
    return new Description(d.kind, 0, parts);
  }

  private static boolean refers(Description d) {
    return d.kind == Kind.AGAIN || d.parts.stream().anyMatch(ObservedStructuresTest::refers);
  }

  @Test
  void structures_are_seen_alike_exactly_where_their_descriptions_are_the_same() {
    Map<String, String> descriptions = new HashMap<>();
    Map<String, String> observations = new HashMap<>();
    int changes = 0;
    for (int i = 0; i < ROUNDS; i++) {
      Description first = any(DEEPEST, new int[1]);
      Description second = changed(first);
      changes += first.text().equals(second.text()) ? 0 : 1;
      for (Description d : List.of(first, second)) {
        String seen = seen(d);
        assertThat(seen(d)).isEqualTo(seen);
        assertThat(descriptions.merge(seen, d.text(), (one, other) -> one)).isEqualTo(d.text());
        assertThat(observations.merge(d.text(), seen, (one, other) -> one)).isEqualTo(seen);
      }
    }
    assertThat(changes).isGreaterThan(ROUNDS / 2);
    assertThat(descriptions).hasSizeGreaterThan(ROUNDS / 2);
  }

  @Test
  void structures_come_back_from_paper_as_they_were() throws Exception {
    for (int i = 0; i < ROUNDS / 4; i++) {
      Description d = any(DEEPEST, new int[1]);
      byte[] graph =
          GraphWriter.write(new Object[] {made(d, new ArrayList<>())}, GraphLimits.DEFAULT);
      Object again = new GraphReader(graph, getClass().getClassLoader()).read()[0];
      assertThat(seen(again)).as(d.text()).isEqualTo(seen(d));
    }
  }
}
