package dev.hasten.probe.test;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** JUnit 3 by its own suite and result. */
final class Junit3Framework implements TestMain.Framework {
  private final ClassLoader loader = ClassLoader.getSystemClassLoader();

  @Override
  public void run(Plan plan, Events events) throws ReflectiveOperationException {
    Class<?> resultType = load("junit.framework.TestResult");
    Class<?> listenerType = load("junit.framework.TestListener");
    Class<?> testType = load("junit.framework.Test");
    for (String name : plan.classNames()) {
      Class<?> type = load(name);
      if (!testType.isAssignableFrom(type)) {
        continue;
      }
      events.classBegins(name);
      Object result = resultType.getConstructor().newInstance();
      Object listener =
          Proxy.newProxyInstance(loader, new Class<?>[] {listenerType}, new Listener(events));
      resultType.getMethod("addListener", listenerType).invoke(result, listener);
      run(suite(type), plan, result);
    }
  }

  private Object suite(Class<?> type) throws ReflectiveOperationException {
    for (Method method : type.getMethods()) {
      if (method.getName().equals("suite")
          && method.getParameterCount() == 0
          && Modifier.isStatic(method.getModifiers())) {
        return method.invoke(null);
      }
    }
    return load("junit.framework.TestSuite").getConstructor(Class.class).newInstance(type);
  }

  private void run(Object test, Plan plan, Object result) throws ReflectiveOperationException {
    Class<?> suiteType = load("junit.framework.TestSuite");
    if (suiteType.isInstance(test)) {
      int count = (Integer) suiteType.getMethod("testCount").invoke(test);
      for (int i = 0; i < count; i++) {
        run(suiteType.getMethod("testAt", int.class).invoke(test, i), plan, result);
      }
    } else if (plan.includes(id(test))) {
      load("junit.framework.Test").getMethod("run", result.getClass()).invoke(test, result);
    }
  }

  private Class<?> load(String name) throws ClassNotFoundException {
    return Class.forName(name, true, loader);
  }

  private static Id id(Object test) {
    Id described = Id.ofDescription(test.toString());
    return described.method().equals(TestProtocol.WHOLE_CLASS)
        ? new Id(test.getClass().getName(), test.toString())
        : described;
  }

  private static final class Listener implements InvocationHandler {
    private final Events events;
    private @Nullable Throwable thrown;

    private Listener(Events events) {
      this.events = events;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] args) {
      if (args == null) {
        return method.getName().equals("hashCode")
            ? (Object) System.identityHashCode(proxy)
            : "hasten";
      }
      switch (method.getName()) {
        case "startTest":
          thrown = null;
          events.started(id(args[0]));
          return null;
        case "addError":
        case "addFailure":
          if (thrown == null) {
            thrown = (Throwable) args[1];
          }
          return null;
        case "endTest":
          events.finished(
              id(args[0]),
              thrown == null ? TestProtocol.PASSED : TestProtocol.FAILED,
              Events.detail(thrown));
          return null;
        case "equals":
          return proxy == args[0];
        default:
          return null;
      }
    }
  }
}
