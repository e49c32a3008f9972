package dev.hasten.probe.replay;

import dev.hasten.probe.graph.GraphLimits;
import dev.hasten.probe.graph.GraphWriter;
import dev.hasten.probe.graph.JdkClasses;
import dev.hasten.probe.graph.Memory;
import dev.hasten.probe.graph.NotReplayableException;
import dev.hasten.probe.graph.Recipe;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Brings an object of the target into another state that callers can bring it into: by calls of its
 * public methods. So {@code remove()} is tried behind {@code hasNext()}.
 */
final class Walks {
  private static final int LONGEST = 3;

  private final Random random;
  private final Generator generator;
  private final Unread unread;
  private final Sinks sinks;
  private final Map<Class<?>, List<Method>> steps = new HashMap<>();
  private final List<Object> met = new ArrayList<>();

  Walks(Random random, Generator generator, Vocabulary words) {
    this.random = random;
    this.generator = generator;
    this.unread = new Unread(random, words);
    this.sinks = new Sinks(random);
  }

  /** Values, of which those without an identity of their own are among what is handed in next. */
  void meet(List<@Nullable Object> values) {
    met.clear();
    for (Object value : values) {
      if (value != null && Membership.isLeaf(value)) {
        met.add(value);
      }
    }
  }

  /** Whether there is anything that can be called on it. */
  boolean canWalk(@Nullable Object object) {
    return object != null && !JdkClasses.contains(object.getClass());
  }

  /**
   * Makes a few calls on an object, whose outcomes are of no interest, or changes what readers in
   * it have yet to give, or gives it other sinks.
   */
  void walk(Object object) {
    List<Method> own = steps(object.getClass());
    if (random.nextInt(3) == 0 && sinks.change(object) && random.nextBoolean()) {
      return;
    } else if ((own.isEmpty() || random.nextBoolean()) && unread.change(object) || own.isEmpty()) {
      return;
    }
    walk(object, own, call -> {});
  }

  /** Makes a few calls on an object that is made by a recipe, which then has them too. */
  void walk(Object object, Recipe recipe) {
    List<Method> own = steps(object.getClass());
    if (!own.isEmpty()) {
      walk(object, own, recipe::add);
    }
  }

  private void walk(Object object, List<Method> own, Consumer<Recipe.Call> made) {
    for (int left = 1 + random.nextInt(LONGEST); left > 0; left--) {
      step(object, own.get(random.nextInt(own.size())), made, value -> value);
    }
  }

  /** Makes a call on an object that hands it much. */
  void fill(Object object, Large large, Consumer<Recipe.Call> made) {
    List<Method> taking = new ArrayList<>();
    for (Method method : steps(object.getClass())) {
      if (Arrays.stream(method.getParameterTypes()).anyMatch(Large::isPossible)) {
        taking.add(method);
      }
    }
    if (!taking.isEmpty()) {
      step(object, taking.get(random.nextInt(taking.size())), made, large::of);
    }
  }

  private void step(
      Object object,
      Method method,
      Consumer<Recipe.Call> made,
      UnaryOperator<@Nullable Object> shaped) {
    Type[] types = method.getGenericParameterTypes();
    if (types.length != method.getParameterCount()) {
      types = method.getParameterTypes();
    }
    List<@Nullable Object> arguments = new ArrayList<>();
    byte[] graph;
    try {
      for (Type type : types) {
        arguments.add(shaped.apply(argument(type)));
      }
      graph = GraphWriter.write(arguments.toArray(), GraphLimits.DEFAULT);
    } catch (Generator.CannotMakeException | NotReplayableException e) {
      return;
    }
    boolean threw = !returns(object, method, arguments);
    made.accept(
        new Recipe.Call(
            method.getName(),
            MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                .toMethodDescriptorString(),
            graph,
            threw));
  }

  private @Nullable Object argument(Type type) throws Generator.CannotMakeException {
    if (!met.isEmpty() && random.nextBoolean()) {
      Object value = met.get(random.nextInt(met.size()));
      if (Generator.accepts(Generator.erase(type), value)) {
        return value;
      }
    }
    return generator.make(type, 2);
  }

  private static boolean returns(Object object, Method method, List<@Nullable Object> arguments) {
    List<@Nullable Object> all = new ArrayList<>();
    all.add(object);
    all.addAll(arguments);
    try {
      MethodHandle handle = Memory.trustedLookup().unreflect(method).asFixedArity();
      handle.invokeWithArguments(all);
      return true;
    } catch (VirtualMachineError e) {
      throw e;
    } catch (Throwable e) {
      // It does not take these; the state that it is in now is one that it can be in.
      return false;
    }
  }

  private List<Method> steps(Class<?> type) {
    return steps.computeIfAbsent(type, Walks::find);
  }

  private static List<Method> find(Class<?> type) {
    List<Method> found = new ArrayList<>();
    Set<Method> all = new LinkedHashSet<>(Arrays.asList(type.getMethods()));
    boolean open = Modifier.isPublic(type.getModifiers());
    if (!open) {
      // Its callers stand in its package, and give only arguments that it expects.
      all.addAll(Arrays.asList(type.getDeclaredMethods()));
    }
    for (Method method : all) {
      boolean ours =
          !JdkClasses.contains(method.getDeclaringClass())
              && !Modifier.isStatic(method.getModifiers())
              && !Modifier.isAbstract(method.getModifiers())
              && !Modifier.isPrivate(method.getModifiers())
              && (open || method.getParameterCount() == 0)
              && !method.isSynthetic();
      if (ours) {
        found.add(method);
      }
    }
    found.sort((a, b) -> a.toString().compareTo(b.toString()));
    return found;
  }
}
