package dev.hasten.probe.test;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * JUnit Platform by its launcher: Jupiter, Vintage and whatever other engine is on the class path.
 * Listeners that announce themselves are left out, and tests run one after the other.
 */
final class PlatformFramework implements TestMain.Framework {
  private static final String LAUNCHER = "org.junit.platform.launcher.";

  private final PlatformIds ids = new PlatformIds();

  @Override
  public void run(Plan plan, Events events) throws ReflectiveOperationException {
    Class<?> launcherType = load(LAUNCHER + "Launcher");
    Class<?> requestType = load(LAUNCHER + "LauncherDiscoveryRequest");
    Class<?> listenerType = load(LAUNCHER + "TestExecutionListener");
    Object listeners = Array.newInstance(listenerType, 1);
    Array.set(listeners, 0, proxy(listenerType, new Listener(events)));
    launcherType
        .getMethod("execute", requestType, listeners.getClass())
        .invoke(launcher(), request(plan), listeners);
  }

  private Object request(Plan plan) throws ReflectiveOperationException {
    Method selectClass =
        load("org.junit.platform.engine.discovery.DiscoverySelectors")
            .getMethod("selectClass", String.class);
    List<Object> selectors = new ArrayList<>();
    for (String name : plan.classNames()) {
      selectors.add(selectClass.invoke(null, name));
    }
    Class<?> builderType = load(LAUNCHER + "core.LauncherDiscoveryRequestBuilder");
    Object builder = builderType.getMethod("request").invoke(null);
    builderType.getMethod("selectors", List.class).invoke(builder, selectors);
    builderType
        .getMethod("configurationParameter", String.class, String.class)
        .invoke(builder, "junit.jupiter.execution.parallel.enabled", "false");
    if (!plan.isWhole()) {
      Class<?> filterType = load("org.junit.platform.engine.Filter");
      Object filters = Array.newInstance(filterType, 1);
      Array.set(filters, 0, proxy(load(LAUNCHER + "PostDiscoveryFilter"), new Only(plan)));
      builderType.getMethod("filters", filters.getClass()).invoke(builder, filters);
    }
    return builderType.getMethod("build").invoke(builder);
  }

  private static Object launcher() throws ReflectiveOperationException {
    Class<?> configType = load(LAUNCHER + "core.LauncherConfig");
    Class<?> builderType = load(LAUNCHER + "core.LauncherConfig$Builder");
    Object builder = configType.getMethod("builder").invoke(null);
    for (Method method : builderType.getMethods()) {
      // Each version can switch off some more of what would be loaded by itself.
      String name = method.getName();
      if (name.endsWith("AutoRegistration") && !name.contains("TestEngine")) {
        method.invoke(builder, false);
      }
    }
    Object config = builderType.getMethod("build").invoke(builder);
    return load(LAUNCHER + "core.LauncherFactory")
        .getMethod("create", configType)
        .invoke(null, config);
  }

  private static Class<?> load(String name) throws ClassNotFoundException {
    return Class.forName(name, true, ClassLoader.getSystemClassLoader());
  }

  private static Object proxy(Class<?> type, InvocationHandler handler) {
    return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
  }

  /** Calls a getter where a public class or interface above the object declares it. */
  private static Object get(Object target, String getter) throws ReflectiveOperationException {
    for (Class<?> type = target.getClass(); type != null; type = type.getSuperclass()) {
      List<Class<?>> seen = new ArrayList<>(Arrays.asList(type.getInterfaces()));
      seen.add(0, type);
      for (Class<?> at : seen) {
        for (Method method : at.getMethods()) {
          if (Modifier.isPublic(at.getModifiers())
              && method.getName().equals(getter)
              && method.getParameterCount() == 0) {
            return method.invoke(target);
          }
        }
      }
    }
    throw new NoSuchMethodException(target.getClass() + "." + getter);
  }

  private static @Nullable Object objectMethod(
      Object proxy, Method method, Object @Nullable [] args) {
    switch (method.getName()) {
      case "equals":
        return args != null && proxy == args[0];
      case "hashCode":
        return System.identityHashCode(proxy);
      case "toString":
        return "hasten";
      default:
        return null;
    }
  }

  /** Leaves out the tests that were not asked for. */
  private static final class Only implements InvocationHandler {
    private final Plan plan;

    private Only(Plan plan) {
      this.plan = plan;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] args)
        throws Throwable {
      if (args == null || !method.getName().equals("apply")) {
        if (method.getName().equals("toPredicate")) {
          return (Predicate<Object>) this::includes;
        }
        return objectMethod(proxy, method, args);
      }
      return load("org.junit.platform.engine.FilterResult")
          .getMethod("includedIf", boolean.class)
          .invoke(null, includes(args[0]));
    }

    private boolean includes(Object descriptor) {
      try {
        Optional<?> source = (Optional<?>) get(descriptor, "getSource");
        return plan.includes(PlatformIds.of(get(descriptor, "getUniqueId").toString(), source));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Turns the launcher's calls into events. */
  private final class Listener implements InvocationHandler {
    private final Events events;
    private @Nullable Object testPlan;

    private Listener(Events events) {
      this.events = events;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] args)
        throws Throwable {
      if (args == null || method.getDeclaringClass() == Object.class) {
        return objectMethod(proxy, method, args);
      }
      switch (method.getName()) {
        case "testPlanExecutionStarted":
          testPlan = args[0];
          break;
        case "executionStarted":
          started(args[0]);
          break;
        case "executionFinished":
          finished(args[0], args[1]);
          break;
        case "executionSkipped":
          end(args[0], TestProtocol.SKIPPED, String.valueOf(args[1]));
          break;
        default:
          break;
      }
      return null;
    }

    private Id id(Object identifier) throws ReflectiveOperationException {
      return ids.assign(
          get(identifier, "getUniqueId").toString(), (Optional<?>) get(identifier, "getSource"));
    }

    private boolean isTest(Object identifier) throws ReflectiveOperationException {
      return (Boolean) get(identifier, "isTest");
    }

    private void started(Object identifier) throws ReflectiveOperationException {
      Id id = id(identifier);
      if (isTest(identifier)) {
        events.started(id);
      } else if (id.method().equals(TestProtocol.WHOLE_CLASS)) {
        events.classBegins(id.className());
      }
    }

    private void finished(Object identifier, Object result) throws ReflectiveOperationException {
      String status = get(result, "getStatus").toString();
      Throwable thrown = (Throwable) ((Optional<?>) get(result, "getThrowable")).orElse(null);
      if (status.equals("FAILED")) {
        end(identifier, TestProtocol.FAILED, Events.detail(thrown));
      } else if (status.equals("ABORTED")) {
        end(
            identifier,
            TestProtocol.SKIPPED,
            thrown == null ? "" : String.valueOf(thrown.getMessage()));
      } else if (isTest(identifier)) {
        events.finished(id(identifier), TestProtocol.PASSED, "");
      }
    }

    /** A test ended so, or a container did and with it what it holds that has not ended yet. */
    private void end(Object identifier, String outcome, String detail)
        throws ReflectiveOperationException {
      if (!isTest(identifier)) {
        for (Object inside : inside(identifier)) {
          Id id = id(inside);
          if (!events.hasFinished(id)) {
            events.finished(id, outcome, detail);
          }
        }
      }
      events.finished(id(identifier), outcome, detail);
    }

    /** The tests below a container, and the methods below it whose tests are not known yet. */
    private List<Object> inside(Object identifier) throws ReflectiveOperationException {
      List<Object> result = new ArrayList<>();
      if (testPlan == null) {
        return result;
      }
      Method children = load(LAUNCHER + "TestPlan").getMethod("getChildren", identifier.getClass());
      for (Object child : (Iterable<?>) children.invoke(testPlan, identifier)) {
        boolean leaf = !((Iterable<?>) children.invoke(testPlan, child)).iterator().hasNext();
        if (leaf) {
          result.add(child);
        } else {
          result.addAll(inside(child));
        }
      }
      return result;
    }
  }
}
