package dev.hasten.probe.test;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** JUnit 4 by {@code JUnitCore}, class by class. */
final class Junit4Framework implements TestMain.Framework {
  private final ClassLoader loader = ClassLoader.getSystemClassLoader();

  @Override
  public void run(Plan plan, Events events) throws ReflectiveOperationException {
    Junit4Bridge bridge = new Junit4Bridge(loader);
    Class<?> coreType = load("org.junit.runner.JUnitCore");
    Class<?> requestType = load("org.junit.runner.Request");
    Object core = coreType.getConstructor().newInstance();
    Object listener = bridge.listener(new Listener(events));
    coreType
        .getMethod("addListener", load("org.junit.runner.notification.RunListener"))
        .invoke(core, listener);
    for (String name : plan.classNames()) {
      Class<?> type;
      try {
        type = load(name);
        if (!isTest(type)) {
          continue;
        }
      } catch (ReflectiveOperationException | LinkageError e) {
        events.finished(
            new Id(name, TestProtocol.WHOLE_CLASS), TestProtocol.FAILED, Events.detail(e));
        continue;
      }
      events.classBegins(name);
      Object request = requestType.getMethod("aClass", Class.class).invoke(null, type);
      if (!plan.isWhole()) {
        Predicate<Object> asked = d -> plan.includes(id(d));
        Object filter = bridge.filter(d -> anyBelow(d, asked));
        request =
            requestType
                .getMethod("filterWith", load("org.junit.runner.manipulation.Filter"))
                .invoke(request, filter);
      }
      coreType.getMethod("run", requestType).invoke(core, request);
    }
  }

  private Class<?> load(String name) throws ClassNotFoundException {
    return Class.forName(name, false, loader);
  }

  /** Whether JUnit 4 would find tests in a class; it fails on one without. */
  private boolean isTest(Class<?> type) throws ReflectiveOperationException {
    if (load("junit.framework.Test").isAssignableFrom(type)
        || isAnnotated(type, "org.junit.runner.RunWith")) {
      return true;
    }
    Class<? extends Annotation> test = load("org.junit.Test").asSubclass(Annotation.class);
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      for (Method method : at.getDeclaredMethods()) {
        if (method.isAnnotationPresent(test)
            || (method.getName().equals("suite") && method.getParameterCount() == 0)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isAnnotated(Class<?> type, String annotation)
      throws ReflectiveOperationException {
    return type.isAnnotationPresent(load(annotation).asSubclass(Annotation.class));
  }

  private static boolean anyBelow(Object description, Predicate<Object> asked) {
    Iterable<?> children = (Iterable<?>) get(description, "getChildren");
    boolean leaf = true;
    for (Object child : children) {
      leaf = false;
      if (anyBelow(child, asked)) {
        return true;
      }
    }
    return leaf && asked.test(description);
  }

  private static Id id(Object description) {
    return Id.ofDescription(get(description, "getDisplayName").toString());
  }

  private static Object get(Object target, String getter) {
    try {
      return target.getClass().getMethod(getter).invoke(target);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Turns the calls of a run listener, by name and argument, into events. */
  private static final class Listener implements BiConsumer<String, Object> {
    private final Events events;
    private final Set<Id> running = new HashSet<>();
    private final Map<Id, String[]> ends = new HashMap<>();
    private final Map<Id, Integer> seen = new HashMap<>();

    private Listener(Events events) {
      this.events = events;
    }

    @Override
    public synchronized void accept(String call, Object argument) {
      switch (call) {
        case "testStarted":
          start(id(argument));
          break;
        case "testFailure":
          failed(argument, TestProtocol.FAILED);
          break;
        case "testAssumptionFailure":
          failed(argument, TestProtocol.SKIPPED);
          break;
        case "testIgnored":
          events.finished(id(argument), TestProtocol.SKIPPED, "ignored");
          break;
        case "testFinished":
          finish(id(argument));
          break;
        default:
          break;
      }
    }

    private void start(Id id) {
      seen.merge(id, 1, Integer::sum);
      running.add(id);
      events.started(numbered(id));
    }

    private void finish(Id id) {
      running.remove(id);
      String[] end = ends.remove(id);
      if (end == null) {
        events.finished(numbered(id), TestProtocol.PASSED, "");
      } else {
        events.finished(numbered(id), end[0], end[1]);
      }
    }

    private void failed(Object failure, String outcome) {
      Id id = id(get(failure, "getDescription"));
      String detail = Events.detail((Throwable) get(failure, "getException"));
      if (running.contains(id)) {
        ends.putIfAbsent(id, new String[] {outcome, detail});
      } else {
        events.finished(id, outcome, detail);
      }
    }

    private Id numbered(Id id) {
      int number = seen.getOrDefault(id, 1);
      return number == 1 ? id : id.again(number);
    }
  }
}
