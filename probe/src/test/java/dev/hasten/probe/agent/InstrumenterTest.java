package dev.hasten.probe.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hasten.probe.hook.Hook;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

class InstrumenterTest {
  private static final String FIXTURE = "dev.hasten.probe.agent.Fixture";

  private final List<String> log = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final WeavingLoader loader = new WeavingLoader();

  @BeforeEach
  void listen() {
    Hook.install(new Log());
  }

  @AfterEach
  void deafen() {
    Hook.install(null);
  }

  @Test
  void a_static_method_with_arguments_of_every_primitive_type_is_told_whole() throws Exception {
    call(null, "wide", 1L, 2.0, 3, 4f, true, (byte) 5, (short) 6, 'a');

    assertThat(log)
        .containsExactly("wide(null, [1, 2.0, 3, 4.0, true, 5, 6, a])", "wide = Long 118");
  }

  @Test
  void results_of_every_primitive_type_are_told() throws Exception {
    call(null, "half", 3.0);
    call(null, "not", true);
    call(null, "next", 'a');
    call(null, "twice", 1.5f);
    call(null, "asByte", 300);
    call(null, "asShort", 70000);

    assertThat(log)
        .contains(
            "half = Double 1.5",
            "not = Boolean false",
            "next = Character b",
            "twice = Float 3.0",
            "asByte = Byte 44",
            "asShort = Short 4464");
  }

  @Test
  void instance_void_private_and_synchronized_methods_are_told() throws Exception {
    Object fixture = make(2);
    log.clear();
    call(fixture, "loopFirst");
    call(fixture, "add", 4);
    call(fixture, "callSecret", "x");
    call(fixture, "locked", new Object(), 1);

    assertThat(log)
        .contains("loopFirst(Fixture, [])", "loopFirst = null", "add = Integer 7")
        .containsSubsequence(
            "callSecret(Fixture, [x])", "secret(Fixture, [x])", "secret = String x7")
        .contains("locked = Integer 8");
  }

  @Test
  void an_exception_that_leaves_is_told_and_one_that_is_caught_is_not() throws Exception {
    assertThat(call(null, "caught", "x")).isEqualTo(-1);
    assertThatThrownBy(() -> call(null, "thrown", new int[1], 3))
        .isInstanceOf(ArrayIndexOutOfBoundsException.class);
    Object fixture = make(0);
    assertThatThrownBy(() -> call(fixture, "locked", "monitor", -1)).hasMessage("negative");

    assertThat(log)
        .contains("caught = Integer -1", "thrown threw ArrayIndexOutOfBoundsException")
        .contains("locked threw IllegalStateException");
  }

  @Test
  void a_constructor_is_told_from_its_start_and_with_the_object_at_its_end() throws Exception {
    make(2);

    assertThat(log)
        .containsExactly(
            "<init>(null, [2])",
            "<init>(null, [2, this])",
            "constructed",
            "<init> = Fixture",
            "constructed",
            "<init> = Fixture");
  }

  @Test
  void arguments_of_a_constructor_are_told_before_super_uses_them() throws Exception {
    construct(FIXTURE + "$Sub", new StringBuilder("abc"), false);

    assertThat(log.get(0)).isEqualTo("<init>(null, [abc, false])");
    assertThat(log.get(log.size() - 1)).isEqualTo("<init> = Sub");
  }

  @Test
  void a_constructor_whose_super_throws_is_forgotten() {
    assertThatThrownBy(() -> construct(FIXTURE + "$Sub", new StringBuilder("abc"), true))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(log).filteredOn(line -> line.contains("threw")).hasSize(1);
    assertThat(log).noneMatch(line -> line.contains("Sub"));
  }

  @Test
  void generics_varargs_arrays_switches_recursion_lambdas_and_nested_classes_verify_and_work()
      throws Exception {
    Object fixture = make(3);
    assertThat(call(fixture, "max", Arrays.asList(3, 9, 2))).isEqualTo(9);
    assertThat(call(null, "join", "-", new Object[] {1, "b"})).isEqualTo("1-b");
    assertThat(call(null, "sorted", new int[] {3, 1})).isEqualTo(new int[] {1, 3});
    assertThat(call(null, "switched", "a")).isEqualTo(3);
    assertThat(call(null, "switched", "b")).isEqualTo(7);
    assertThat(call(null, "switched", "c")).isEqualTo(0);
    assertThat(call(null, "recursive", 4)).isEqualTo(24);
    assertThat(call(fixture, "inner", 5)).isEqualTo(15);

    assertThat(log).filteredOn(line -> line.startsWith("recursive(")).hasSize(4);
    assertThat(log).contains("lambda$inner$1(Fixture, [5])", "go = Integer 15");
  }

  @Test
  void bodies_in_interfaces_are_told() throws Exception {
    Class<?> shape = loader.loadClass(FIXTURE + "$Shape");
    Method of = shape.getDeclaredMethod("of", int.class);
    of.setAccessible(true);
    Object square = of.invoke(null, 3);
    Method area = shape.getDeclaredMethod("area");
    area.setAccessible(true);
    assertThat(area.invoke(square)).isEqualTo(9);

    assertThat(log).contains("area = Integer 9").anyMatch(line -> line.startsWith("of("));
    assertThat(loader.bodiless).contains("side()I");
  }

  @Test
  void a_listener_that_throws_changes_nothing() throws Exception {
    List<Throwable> failures = new ArrayList<>();
    Hook.install(
        new Log() {
          @Override
          public Object enter(int entry) {
            throw new IllegalStateException("broken");
          }

          @Override
          public void failed(Throwable failure) {
            failures.add(failure);
          }
        });

    assertThat(call(null, "recursive", 3)).isEqualTo(6);
    assertThat(failures).hasSize(3);
  }

  private Object make(int start) throws Exception {
    return construct(FIXTURE, start);
  }

  private Object construct(String className, Object... arguments) throws Exception {
    for (Constructor<?> each : loader.loadClass(className).getDeclaredConstructors()) {
      if (each.getParameterCount() == arguments.length) {
        each.setAccessible(true);
        return unwrapped(() -> each.newInstance(arguments));
      }
    }
    throw new AssertionError(className);
  }

  private Object call(Object receiver, String name, Object... arguments) throws Exception {
    for (Method each : loader.loadClass(FIXTURE).getDeclaredMethods()) {
      if (each.getName().equals(name)) {
        each.setAccessible(true);
        return unwrapped(() -> each.invoke(receiver, arguments));
      }
    }
    throw new AssertionError(name);
  }

  private interface Attempt {
    Object run() throws Exception;
  }

  private static Object unwrapped(Attempt attempt) throws Exception {
    try {
      return attempt.run();
    } catch (InvocationTargetException e) {
      throw (Exception) e.getCause();
    }
  }

  /** Every call, as a line. */
  private class Log implements Hook.Listener {
    @Override
    public Object enter(int entry) {
      return names.get(entry);
    }

    @Override
    public Object prepare(int entry) {
      return names.get(entry);
    }

    @Override
    public void constructed(Object token) {
      log.add("constructed");
    }

    @Override
    public void begin(Object token, Object receiver, Object[] arguments) {
      String who = receiver == null ? "null" : receiver.getClass().getSimpleName();
      log.add(token + "(" + who + ", " + Arrays.toString(arguments) + ")");
    }

    @Override
    public void end(Object token, Object result, Throwable thrown) {
      if (thrown != null) {
        log.add(token + " threw " + thrown.getClass().getSimpleName());
      } else if (result == null) {
        log.add(token + " = null");
      } else {
        String type = result.getClass().getSimpleName();
        boolean own = result.getClass().getName().startsWith(FIXTURE);
        log.add(token + " = " + type + (own ? "" : " " + result));
      }
    }

    @Override
    public void failed(Throwable failure) {
      throw new AssertionError(failure);
    }
  }

  /** Defines the fixture's classes anew, each method woven. */
  private final class WeavingLoader extends ClassLoader {
    final TreeSet<String> bodiless = new TreeSet<>();

    WeavingLoader() {
      super(InstrumenterTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(FIXTURE)) {
        return super.loadClass(name, resolve);
      }
      Class<?> known = findLoadedClass(name);
      if (known != null) {
        return known;
      }
      byte[] original = bytes(name);
      Map<String, Integer> entries = new HashMap<>();
      new ClassReader(original)
          .accept(
              new ClassVisitor(Opcodes.ASM9) {
                @Override
                public MethodVisitor visitMethod(
                    int access, String method, String descriptor, String s, String[] e) {
                  entries.put(method + descriptor, names.size());
                  names.add(method);
                  return null;
                }
              },
              0);
      Instrumenter.Woven woven = Instrumenter.weave(original, entries, true, true);
      bodiless.addAll(woven.bodiless);
      return defineClass(name, woven.bytes, 0, woven.bytes.length);
    }

    private byte[] bytes(String name) {
      try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
          out.write(b);
        }
        return out.toByteArray();
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }
}
