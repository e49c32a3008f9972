package dev.hasten.probe.agent;

import dev.hasten.probe.graph.GraphLimits;
import dev.hasten.probe.graph.GraphWriter;
import dev.hasten.probe.graph.NotReplayableException;
import dev.hasten.probe.graph.Recipe;
import dev.hasten.probe.graph.RecipeBook;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Keeps how the objects of given classes came to be: the constructor call, and the calls of the
 * class's methods that changed anything in the object.
 *
 * <p>An object that changed where no call was seen, as by a method of its superclass or through an
 * argument that it shares, has no recipe any more; nor has one that a call under way has changed. A
 * recipe is no more than a good guess, since arguments that calls share become separate ones: who
 * replays it compares what it makes with what was recorded.
 */
final class Recipes implements RecipeBook {
  /** Calls kept of one object; with more it has no recipe. */
  private static final int CALLS = 64;

  /** Objects known at a time; of further ones no recipe is kept. */
  private static final int OBJECTS = 20_000;

  /** Bytes written to follow objects, after which no call is followed any more. */
  private static final long WORK = 1L << 30;

  /** What following a call costs in these bytes, however small the object. */
  private static final int STEP = 1 << 10;

  private static final byte[] UNKNOWN = {};

  /** A method of one of the classes. */
  private static final class Method {
    final String owner;
    final String name;
    final String descriptor;

    Method(String owner, String name, String descriptor) {
      this.owner = owner;
      this.name = name;
      this.descriptor = descriptor;
    }
  }

  /** What is known of one object. */
  private static final class Origin {
    @Nullable Recipe recipe;
    boolean active;
    byte[] fingerprint;

    Origin(Recipe recipe, byte[] fingerprint) {
      this.recipe = recipe;
      this.fingerprint = fingerprint;
    }
  }

  /** A call under way. */
  static final class Step {
    private final Method method;
    private @Nullable Object receiver;
    private @Nullable Origin origin;
    private byte @Nullable [] arguments;

    Step(Method method) {
      this.method = method;
    }
  }

  private final int first;
  private final Set<String> classes;
  private final GraphLimits limits;
  private final AtomicLong work = new AtomicLong();
  private final List<Method> methods = new ArrayList<>();
  private final WeakIdentityMap<Origin> origins = new WeakIdentityMap<>();

  /**
   * @param first the number from which on methods are numbered
   * @param classes names of the classes, as class files name them
   */
  Recipes(int first, Set<String> classes, GraphLimits limits) {
    this.first = first;
    this.classes = new HashSet<>();
    classes.forEach(name -> this.classes.add(name.replace('/', '.')));
    this.limits = limits;
  }

  /** A number for a method, to be woven in. */
  int number(String owner, String method) {
    int descriptor = method.indexOf('(');
    synchronized (methods) {
      methods.add(
          new Method(
              owner.replace('/', '.'),
              method.substring(0, descriptor),
              method.substring(descriptor)));
      return first + methods.size() - 1;
    }
  }

  /** A call of a numbered method starts; null where it is not followed. */
  @Nullable Step enter(int number) {
    if (work.addAndGet(STEP) > WORK) {
      return null;
    }
    synchronized (methods) {
      return new Step(methods.get(number - first));
    }
  }

  /** What it is called on, null for a constructor, and its arguments. */
  void begin(Step step, @Nullable Object receiver, Object[] arguments) {
    if (receiver != null) {
      Origin origin = origins.get(receiver);
      if (origin == null || origin.active || origin.recipe == null) {
        return;
      }
      if (!isUnchanged(receiver, origin)) {
        origin.recipe = null;
        return;
      }
      origin.active = true;
      step.origin = origin;
      step.receiver = receiver;
    }
    try {
      step.arguments = GraphWriter.write(arguments, limits, this);
      work.addAndGet(step.arguments.length);
    } catch (NotReplayableException e) {
      step.arguments = null;
    }
  }

  /** The call ended. */
  void end(Step step, @Nullable Object result, @Nullable Throwable thrown) {
    byte[] arguments = step.arguments;
    Origin origin = step.origin;
    Object receiver = step.receiver;
    if (origin != null && receiver != null) {
      origin.active = false;
      called(step, origin, receiver, thrown != null);
    } else if (isMade(step.method, result, thrown)
        && arguments != null
        && result != null
        && origins.size() < OBJECTS) {
      Recipe recipe = new Recipe(step.method.owner, step.method.descriptor, arguments);
      origins.put(result, new Origin(recipe, fingerprint(result)));
    }
  }

  private static boolean isMade(
      Method method, @Nullable Object result, @Nullable Throwable thrown) {
    return thrown == null
        && result != null
        && method.name.equals("<init>")
        && result.getClass().getName().equals(method.owner);
  }

  private void called(Step step, Origin origin, Object receiver, boolean threw) {
    byte[] arguments = step.arguments;
    byte[] now = fingerprint(receiver);
    boolean same = now != UNKNOWN && Arrays.equals(now, origin.fingerprint);
    Recipe recipe = origin.recipe;
    if (same || recipe == null) {
      return;
    }
    origin.fingerprint = now;
    if (arguments == null || recipe.calls().size() >= CALLS) {
      origin.recipe = null;
    } else {
      recipe.add(new Recipe.Call(step.method.name, step.method.descriptor, arguments, threw));
    }
  }

  private boolean isUnchanged(Object object, Origin origin) {
    byte[] now = fingerprint(object);
    return now == UNKNOWN || Arrays.equals(now, origin.fingerprint);
  }

  /** Tells states of an object apart; nothing where its memory cannot be written. */
  private byte[] fingerprint(Object object) {
    try {
      byte[] memory = GraphWriter.write(new Object[] {object}, limits);
      work.addAndGet(memory.length);
      return Digest.of(memory);
    } catch (NotReplayableException e) {
      return UNKNOWN;
    }
  }

  @Override
  public byte @Nullable [] recipeOf(Object object) {
    Origin origin = isNeeded(object.getClass()) ? origins.get(object) : null;
    Recipe recipe = origin == null ? null : origin.recipe;
    if (origin == null || recipe == null) {
      return null;
    }
    byte[] now = fingerprint(object);
    // Of an object whose memory cannot be written nobody knows what a call has changed so far.
    boolean settled = now == UNKNOWN ? !origin.active : Arrays.equals(now, origin.fingerprint);
    return settled ? recipe.toByteArray() : null;
  }

  @Override
  public boolean isNeeded(Class<?> type) {
    for (Class<?> each = type; each != null && !classes.isEmpty(); each = each.getSuperclass()) {
      if (classes.contains(each.getName())) {
        return true;
      }
    }
    return false;
  }
}
