package dev.hasten.probe.replay;

import dev.hasten.probe.graph.GraphReader;
import dev.hasten.probe.graph.NotReplayableException;
import dev.hasten.probe.graph.Recipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Calls that are like given ones but not the same. */
final class Variation {
  /** One in so many gets an argument of another recorded call. */
  private static final int BORROWED = 6;

  /** One in so many gets the receiver, or one like it, as an argument where it can be one. */
  private static final int TWINNED = 6;

  /** One in so many gets arguments that resemble one another or are parts of one another. */
  private static final int RELATED = 3;

  /** One in so many has its receiver brought into another state. */
  private static final int WALKED = 3;

  /** Size of a small enlarged call. */
  private static final int LITTLE = 24;

  private final EntryPoint entry;
  private final ClassLoader loader;
  private final List<byte[]> captured;
  private final Random random;
  private final Mutator mutator;
  private final Relatives relatives;
  private final Membership membership;
  private final Grower grower;
  private final boolean walks;

  /**
   * @param captured calls whose texts are used again in others
   * @param walking whether objects of the target are brought into other states, by calls that may
   *     take long: only where something ends them
   */
  Variation(
      EntryPoint entry, ClassLoader loader, List<byte[]> captured, Random random, boolean walking)
      throws NotReplayableException {
    this.entry = entry;
    this.loader = loader;
    this.captured = captured;
    this.random = random;
    Vocabulary words = constants(entry);
    boolean walkable = false;
    for (byte[] graph : captured) {
      @Nullable Object[] roots = new GraphReader(graph, loader).read();
      walkable |= entry.hasReceiver() && roots[0] != null;
      for (int i = 1; i < roots.length; i++) {
        words.learn(roots[i], 3);
      }
    }
    this.walks = walking && walkable;
    this.mutator = new Mutator(random, words, walking);
    this.relatives = new Relatives(random);
    this.membership = new Membership(random);
    this.grower = new Grower(random);
  }

  /** The constants of an entry's code as a vocabulary. */
  static Vocabulary constants(EntryPoint entry) {
    Vocabulary words = new Vocabulary();
    words.learn(entry.constants());
    return words;
  }

  /** Whether there is anything to change. */
  boolean isPossible() {
    return walks || entry.parameters().length > 0;
  }

  /** The call that a reader reads, changed. */
  @Nullable Object[] of(GraphReader reader) throws NotReplayableException {
    @Nullable Object[] roots = reader.read();
    boolean argumentless = entry.parameters().length == 0;
    if (walks && roots[0] != null && (argumentless || random.nextInt(WALKED) == 0)) {
      mutator.walk(roots, reader);
      if (argumentless || random.nextBoolean()) {
        return roots;
      }
    }
    if (argumentless) {
      return roots;
    }
    if (random.nextInt(RELATED) == 0) {
      if (random.nextBoolean()) {
        grower.grow(roots, entry.parameters(), LITTLE + random.nextInt(LITTLE * 8));
      }
      if (relate(roots)) {
        return roots;
      }
    }
    if (random.nextInt(TWINNED) == 0 && twin(roots, reader)) {
      return roots;
    }
    if (captured.size() > 1 && random.nextInt(BORROWED) == 0) {
      borrow(roots, reader);
    }
    int changes = 1 + (random.nextInt(3) == 0 ? random.nextInt(3) : 0);
    for (int change = 0; change < changes; change++) {
      mutator.mutate(roots, entry.genericParameters());
    }
    return roots;
  }

  private boolean relate(@Nullable Object[] roots) {
    Class<?>[] types = entry.parameters();
    return random.nextBoolean()
        ? relatives.relate(roots, types) || membership.relate(roots, types)
        : membership.relate(roots, types) || relatives.relate(roots, types);
  }

  /** The call that a reader reads, with much in its arguments and, where that can be, receiver. */
  @Nullable Object[] large(GraphReader reader) throws NotReplayableException {
    @Nullable Object[] roots = reader.read();
    mutator.enlarge(roots, entry.parameters(), reader);
    return roots;
  }

  /** Gives a call an argument of another recorded one. */
  private void borrow(@Nullable Object[] roots, GraphReader reader) throws NotReplayableException {
    int argument = 1 + random.nextInt(roots.length - 1);
    lend(roots, argument, argument, reader);
  }

  /** Hands in one like the receiver, that of another recorded call, or where any object fits it. */
  private boolean twin(@Nullable Object[] roots, GraphReader reader) throws NotReplayableException {
    List<Integer> places = new ArrayList<>();
    for (int i = 1; i < roots.length; i++) {
      if (roots[0] != null && entry.parameters()[i - 1].isInstance(roots[0])) {
        places.add(i);
      }
    }
    if (places.isEmpty()) {
      return false;
    }
    int place = places.get(random.nextInt(places.size()));
    if (entry.parameters()[place - 1] == Object.class && random.nextInt(4) == 0) {
      roots[place] = roots[0];
    } else {
      lend(roots, place, 0, reader);
    }
    return true;
  }

  /** Puts a root of a recorded call in the place of one of the given. */
  private void lend(@Nullable Object[] roots, int place, int root, GraphReader reader)
      throws NotReplayableException {
    GraphReader lender = new GraphReader(captured.get(random.nextInt(captured.size())), loader);
    Object lent = lender.read()[root];
    byte[] recipe = lent == null ? null : lender.recipes().recipeOf(lent);
    if (lent != null && recipe != null) {
      reader.learn(lent, Recipe.of(recipe));
    }
    roots[place] = lent;
  }
}
