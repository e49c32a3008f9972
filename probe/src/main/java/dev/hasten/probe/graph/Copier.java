package dev.hasten.probe.graph;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Gives one call after the other the same receiver and arguments, unchanged by the calls before. Of
 * their graph it copies the objects that a call was seen to change and those that lead to one; all
 * copies share the rest. Reading the whole recording again takes microseconds to milliseconds,
 * which many calls do not.
 *
 * <p>A root that stays as it is is copied too, so that code which no longer changes it does not win
 * by finding it in the cache, unless it would drag along much of the graph.
 */
public final class Copier {
  /** Objects that may be copied for the sake of a root that does not change. */
  private static final int FEW = 16;

  private static final int ATTEMPTS = 4;

  private final GraphReader reader;
  private final @Nullable Plan plan;

  /**
   * Makes the call a few times, to see what it changes.
   *
   * @param call gets the roots and must not throw
   * @throws NotReplayableException if an object cannot be made here
   */
  public Copier(GraphReader reader, Consumer<@Nullable Object[]> call)
      throws NotReplayableException {
    this.reader = reader;
    this.plan = plan(reader, call);
  }

  /**
   * Receiver and arguments for one call.
   *
   * @throws NotReplayableException if an object cannot be made here
   */
  public @Nullable Object[] copy() throws NotReplayableException {
    Plan known = plan;
    return known == null ? reader.read() : known.copy();
  }

  /** Whether what all copies share is as it was before any call. */
  public boolean isIntact() {
    Plan known = plan;
    return known == null || known.isIntact();
  }

  /** How many objects each copy has of its own; -1 where nothing is shared. */
  int copied() {
    Plan known = plan;
    return known == null ? -1 : known.templates.length;
  }

  /** Nothing where sharing is out of the question. */
  private static @Nullable Plan plan(GraphReader reader, Consumer<@Nullable Object[]> call)
      throws NotReplayableException {
    // The first call also sets up statics, after which the walks below meet the same objects.
    call.accept(reader.read());
    @Nullable Object[] tried = reader.read();
    Walk walk = new Walk(tried);
    call.accept(tried);
    BitSet changed = walk.changed();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      @Nullable Object[] roots = reader.read();
      Walk own = new Walk(roots);
      if (own.isLive() || own.size() != walk.size()) {
        return null;
      }
      Plan plan = new Plan(roots, own, copied(roots, own, changed));
      // A call that finds a copy where it found the object itself may put the one for the other.
      call.accept(plan.copy());
      BitSet more = own.changed();
      if (more.isEmpty()) {
        return plan;
      }
      changed.or(more);
    }
    return null;
  }

  private static BitSet copied(@Nullable Object[] roots, Walk own, BitSet changed) {
    List<List<Integer>> predecessors = predecessors(own);
    BitSet copied = leadingTo(changed, predecessors);
    for (Object root : roots) {
      int id = root == null ? -1 : own.find(root);
      if (id >= 0 && !own.isLeaf(id)) {
        BitSet wanted = (BitSet) copied.clone();
        wanted.set(id);
        wanted = leadingTo(wanted, predecessors);
        copied = wanted.cardinality() <= copied.cardinality() + FEW ? wanted : copied;
      }
    }
    return copied;
  }

  private static List<List<Integer>> predecessors(Walk walk) {
    List<List<Integer>> predecessors = new ArrayList<>();
    for (int id = 0; id < walk.size(); id++) {
      predecessors.add(new ArrayList<Integer>(2));
    }
    for (int id = 0; id < walk.size(); id++) {
      int from = id;
      walk.successors(id, to -> predecessors.get(to).add(from));
    }
    return predecessors;
  }

  private static BitSet leadingTo(BitSet changed, List<List<Integer>> predecessors) {
    BitSet all = (BitSet) changed.clone();
    List<Integer> open = new ArrayList<>();
    changed.stream().forEach(open::add);
    while (!open.isEmpty()) {
      for (int from : predecessors.get(open.remove(open.size() - 1))) {
        if (!all.get(from)) {
          all.set(from);
          open.add(from);
        }
      }
    }
    return all;
  }

  /** What is copied, and where copies refer to copies. */
  private static final class Plan {
    private final @Nullable Object[] roots;
    private final Walk walk;
    private final BitSet isCopied;
    private final Object[] templates;

    /** By copied object, its fields; nothing for an array. */
    private final Slot[][] slots;

    /** By copied object, positions of its fields or elements, and the copied objects there. */
    private final int[][] places;

    private final int[][] targets;
    private final int[] rootTargets;
    private final int[] kinds;
    private final boolean hashed;

    Plan(@Nullable Object[] roots, Walk walk, BitSet isCopied) {
      this.roots = roots;
      this.walk = walk;
      this.isCopied = isCopied;
      int[] ids = isCopied.stream().toArray();
      int[] numbers = new int[walk.size()];
      Arrays.fill(numbers, -1);
      templates = new Object[ids.length];
      for (int i = 0; i < ids.length; i++) {
        numbers[ids[i]] = i;
        templates[i] = walk.get(ids[i]);
      }
      slots = new Slot[ids.length][];
      places = new int[ids.length][];
      targets = new int[ids.length][];
      kinds = new int[ids.length];
      for (int i = 0; i < ids.length; i++) {
        Class<?> type = templates[i].getClass();
        kinds[i] = type.isArray() ? GraphFormat.REFERENCES : GraphFormat.OBJECT;
        slots[i] = type.isArray() ? new Slot[0] : copied(type);
        link(i, numbers);
      }
      hashed = IntStream.range(0, ids.length).anyMatch(this::holdsCopiedKey);
      rootTargets = new int[roots.length];
      for (int i = 0; i < roots.length; i++) {
        rootTargets[i] = target(roots[i], numbers);
      }
    }

    private static Slot[] copied(Class<?> type) {
      return Layout.of(type).slots().stream().filter(s -> !s.isSkipped()).toArray(Slot[]::new);
    }

    private void link(int at, int[] numbers) {
      List<int[]> links = new ArrayList<>();
      Object owner = templates[at];
      if (owner instanceof Object[]) {
        Object[] elements = (Object[]) owner;
        for (int i = 0; i < elements.length; i++) {
          links.add(new int[] {i, target(elements[i], numbers)});
        }
      }
      for (int i = 0; i < slots[at].length; i++) {
        if (slots[at][i].isReference()) {
          links.add(new int[] {i, target(slots[at][i].get(owner), numbers)});
        }
      }
      links.removeIf(link -> link[1] < 0);
      places[at] = links.stream().mapToInt(link -> link[0]).toArray();
      targets[at] = links.stream().mapToInt(link -> link[1]).toArray();
    }

    private int target(@Nullable Object object, int[] numbers) {
      return object == null ? -1 : numbers[walk.find(object)];
    }

    /**
     * Whether it may be a part of a hash table that has a copied object for a key, which may hash
     * otherwise than what it is a copy of.
     */
    private boolean holdsCopiedKey(int at) {
      Object owner = templates[at];
      // These two keep keys in an array of their own, other tables in entries.
      boolean keysInArray =
          owner instanceof IdentityHashMap
              || owner.getClass().getName().startsWith("java.util.ImmutableCollections$");
      for (int k = 0; k < places[at].length && slots[at].length > 0; k++) {
        String name = slots[at][places[at][k]].field().getName();
        boolean entry = JdkClasses.contains(owner.getClass());
        if (keysInArray && targets[targets[at][k]].length > 0
            || entry && (name.equals("key") || name.equals("referent"))) {
          return true;
        }
      }
      return false;
    }

    @Nullable Object[] copy() throws NotReplayableException {
      Object[] copies = new Object[templates.length];
      for (int i = 0; i < copies.length; i++) {
        copies[i] = shallow(templates[i], slots[i]);
      }
      for (int i = 0; i < copies.length; i++) {
        for (int k = 0; k < places[i].length; k++) {
          Object target = copies[targets[i][k]];
          if (copies[i] instanceof Object[]) {
            ((Object[]) copies[i])[places[i][k]] = target;
          } else {
            slots[i][places[i][k]].put(copies[i], target);
          }
        }
      }
      if (hashed) {
        HashRepair.repair(copies, kinds);
      }
      @Nullable Object[] result = roots.clone();
      for (int i = 0; i < result.length; i++) {
        if (rootTargets[i] >= 0) {
          result[i] = copies[rootTargets[i]];
        }
      }
      return result;
    }

    boolean isIntact() {
      for (int id = isCopied.nextClearBit(0);
          id < walk.size();
          id = isCopied.nextClearBit(id + 1)) {
        if (walk.isChanged(id)) {
          return false;
        }
      }
      return true;
    }

    private static Object shallow(Object template, Slot[] slots) {
      Class<?> type = template.getClass();
      if (type.isArray()) {
        int length = Array.getLength(template);
        Object copy = Array.newInstance(type.getComponentType(), length);
        System.arraycopy(template, 0, copy, 0, length);
        return copy;
      }
      Object copy;
      try {
        copy = Memory.allocate(type);
      } catch (InstantiationException e) {
        throw new IllegalStateException(e);
      }
      for (Slot slot : slots) {
        if (slot.isReference()) {
          slot.put(copy, slot.get(template));
        } else {
          slot.putBits(copy, slot.getBits(template));
        }
      }
      return copy;
    }
  }
}
