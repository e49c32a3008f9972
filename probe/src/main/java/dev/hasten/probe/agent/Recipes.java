package dev.hasten.probe.agent;

import dev.hasten.probe.graph.GraphLimits;
import dev.hasten.probe.graph.GraphWriter;
import dev.hasten.probe.graph.NotReplayableException;
import dev.hasten.probe.graph.Recipe;
import dev.hasten.probe.graph.RecipeBook;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps how the objects of given classes came to be: the constructor call, and the calls of the
 * class's methods that changed anything in the object.
 *
 * <p>An object that changed where no call was seen, as by a method of its superclass or through an
 * argument that it shares, has no recipe any more; nor has one in the middle of a call.
 */
final class Recipes implements RecipeBook {
  /** Calls kept of one object; with more it has no recipe. */
  private static final int CALLS = 64;

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
  private final GraphLimits limits;
  private final List<Method> methods = new ArrayList<>();
  private final WeakIdentityMap<Origin> origins = new WeakIdentityMap<>();

  /**
   * @param first the number from which on methods are numbered
   */
  Recipes(int first, GraphLimits limits) {
    this.first = first;
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

  /** A call of a numbered method starts. */
  Step enter(int number) {
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
      called(step.method, origin, receiver, arguments);
    } else if (isMade(step.method, result, thrown) && arguments != null && result != null) {
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

  private void called(Method method, Origin origin, Object receiver, byte @Nullable [] arguments) {
    byte[] now = fingerprint(receiver);
    boolean same = now != UNKNOWN && Arrays.equals(now, origin.fingerprint);
    Recipe recipe = origin.recipe;
    if (same || recipe == null) {
      return;
    }
    origin.fingerprint = now;
    if (arguments == null || recipe.calls() >= CALLS) {
      origin.recipe = null;
    } else {
      recipe.add(method.name, method.descriptor, arguments);
    }
  }

  private boolean isUnchanged(Object object, Origin origin) {
    byte[] now = fingerprint(object);
    return now == UNKNOWN || Arrays.equals(now, origin.fingerprint);
  }

  /** Tells states of an object apart; nothing where its memory cannot be written. */
  private byte[] fingerprint(Object object) {
    try {
      return Digest.of(GraphWriter.write(new Object[] {object}, limits));
    } catch (NotReplayableException e) {
      return UNKNOWN;
    }
  }

  @Override
  public byte @Nullable [] recipeOf(Object object) {
    Origin origin = origins.isEmpty() ? null : origins.get(object);
    if (origin == null || origin.active || !isUnchanged(object, origin)) {
      return null;
    }
    Recipe recipe = origin.recipe;
    return recipe == null ? null : recipe.toByteArray();
  }
}
