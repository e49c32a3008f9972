package dev.hasten.probe.replay;

import dev.hasten.probe.graph.JdkClasses;
import dev.hasten.probe.graph.Memory;
import dev.hasten.probe.observe.ObserveConfig;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What objects answer after a call when they are asked: every public method of the target that
 * takes nothing, {@code toString} and iterators included, in the order of their names. It shows
 * state of which the two sides keep different fields, and which a walk of fields therefore leaves
 * out. A question may settle what the next would have shown, so that different calls begin with
 * different ones.
 */
final class Aftermath {
  private final ObserveConfig config;
  private final List<String> names = new ArrayList<>();
  private final List<@Nullable Object> answers = new ArrayList<>();

  private final int turn;

  /**
   * Asks each object once, under its name.
   *
   * @param turn a number that says which question comes first
   */
  Aftermath(List<String> names, List<@Nullable Object> objects, ObserveConfig config, int turn) {
    this.config = config;
    this.turn = turn;
    for (int i = 0; i < objects.size(); i++) {
      Object object = objects.get(i);
      for (int k = 0; k < i && object != null; k++) {
        object = objects.get(k) == object ? null : object;
      }
      if (object != null && !JdkClasses.contains(object.getClass())) {
        ask(names.get(i), object);
      }
    }
  }

  /** Whether there was nothing to ask. */
  boolean isEmpty() {
    return names.isEmpty();
  }

  /** Adds the answers to what is observed. */
  void addTo(List<String> allNames, List<@Nullable Object> all) {
    allNames.addAll(names);
    all.addAll(answers);
  }

  private void ask(String name, Object object) {
    List<Method> methods = new ArrayList<>(questions(object.getClass()).values());
    Collections.rotate(methods, turn);
    for (Method method : methods) {
      String asked = "then " + name + "." + method.getName() + "()";
      try {
        Object answer = Memory.trustedLookup().unreflect(method).invoke(object);
        if (method.getReturnType() != void.class) {
          answers.add(answer);
          names.add(asked);
        }
      } catch (Throwable e) {
        answers.add(e);
        names.add(asked + " thrown");
      }
    }
  }

  private Map<String, Method> questions(Class<?> type) {
    Map<String, Method> found = new TreeMap<>();
    for (Method method : type.getMethods()) {
      boolean asks =
          method.getParameterCount() == 0
              && !mayGoOn(method)
              && !Modifier.isStatic(method.getModifiers())
              && !method.isBridge()
              && !method.isSynthetic()
              && !JdkClasses.contains(method.getDeclaringClass())
              && !config.ignores(method.getDeclaringClass().getName(), method.getName() + "()");
      if (asks) {
        found.put(method.getName(), method);
      }
    }
    return found;
  }

  /** Whether it is the body of a thread rather than a question. */
  private static boolean mayGoOn(Method method) {
    Class<?> owner = method.getDeclaringClass();
    return Thread.class.isAssignableFrom(owner)
        || Runnable.class.isAssignableFrom(owner) && method.getName().equals("run");
  }
}
