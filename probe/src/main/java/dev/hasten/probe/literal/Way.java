package dev.hasten.probe.literal;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call that gives objects of a class: a constructor or a static factory. */
final class Way {
  private static final int MOST_QUESTIONS = 40;
  private static final int MOST_PARAMETERS = 8;

  private final Executable executable;
  private final Class<?> type;

  private Way(Executable executable, Class<?> type) {
    this.executable = executable;
    this.type = type;
  }

  /** The ways that source beside the entry can go, those with fewer parameters first. */
  static List<Way> of(Class<?> type, Names names) {
    List<Way> ways = new ArrayList<>();
    if (names.isNamed(type) && !Modifier.isAbstract(type.getModifiers())) {
      for (Constructor<?> constructor : type.getDeclaredConstructors()) {
        add(constructor, type, names, ways);
      }
    }
    for (Class<?> holder = type; holder != null; holder = holder.getEnclosingClass()) {
      factories(holder, type, names, ways);
    }
    for (Class<?> above = type.getSuperclass();
        above != null && above != Object.class;
        above = above.getSuperclass()) {
      factories(above, type, names, ways);
    }
    ways.sort(Comparator.comparingInt(w -> w.parameters().length));
    return ways;
  }

  /**
   * The way by a constructor.
   *
   * @throws NoSourceException if source beside the entry cannot call it
   */
  static Way of(Constructor<?> constructor, Class<?> type, Names names) throws NoSourceException {
    names.check(constructor.getDeclaringClass(), constructor.getModifiers(), type.getSimpleName());
    constructor.setAccessible(true);
    return new Way(constructor, type);
  }

  private static void factories(Class<?> holder, Class<?> type, Names names, List<Way> ways) {
    try {
      for (Method method : holder.getDeclaredMethods()) {
        if (Modifier.isStatic(method.getModifiers())
            && !method.isSynthetic()
            && method.getReturnType() != Object.class
            && !method.getReturnType().isPrimitive()
            && method.getReturnType().isAssignableFrom(type)) {
          add(method, type, names, ways);
        }
      }
    } catch (LinkageError e) {
      // A class that it names is absent; then so is this way.
    }
  }

  private static void add(Executable executable, Class<?> type, Names names, List<Way> ways) {
    try {
      Class<?> holder = executable.getDeclaringClass();
      names.check(holder, executable.getModifiers(), executable.getName());
      if (!executable.isSynthetic()
          && executable.getParameterCount() <= MOST_PARAMETERS
          && names.isNamed(holder)) {
        executable.setAccessible(true);
        ways.add(new Way(executable, type));
      }
    } catch (NoSourceException | RuntimeException e) {
      // Not to be called from there, or by nobody.
    }
  }

  /** Public questions without parameters that give something. */
  static List<Method> questions(Class<?> type, Names names) {
    List<Method> questions = new ArrayList<>();
    for (Method method : type.getMethods()) {
      if (method.getParameterCount() == 0
          && !method.getReturnType().isPrimitive()
          && !Modifier.isStatic(method.getModifiers())
          && method.getDeclaringClass() != Object.class
          && names.isNamed(method.getDeclaringClass())
          && questions.size() < MOST_QUESTIONS) {
        try {
          method.setAccessible(true);
          questions.add(method);
        } catch (RuntimeException e) {
          // Its module is closed.
        }
      }
    }
    questions.sort(Comparator.comparing(Method::getName));
    return questions;
  }

  Class<?>[] parameters() {
    return executable.getParameterTypes();
  }

  /** Makes an object this way, arguments anew, and says how. */
  Made carryOut(@Nullable Object[] arguments, Writing writing)
      throws NoSourceException, ReflectiveOperationException {
    Made[] made = new Made[arguments.length];
    @Nullable Object[] values = new Object[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      made[i] = writing.make(arguments[i]);
      values[i] = made[i].value;
    }
    Object object =
        executable instanceof Constructor
            ? ((Constructor<?>) executable).newInstance(values)
            : ((Method) executable).invoke(null, values);
    if (object == null || object.getClass() != type) {
      throw new NoSuchMethodException("gives something else");
    }
    return new Made(source(made, writing), object, gives(), false);
  }

  private Class<?> gives() {
    return executable instanceof Method ? ((Method) executable).getReturnType() : type;
  }

  private String source(Made[] made, Writing writing) throws NoSourceException {
    writing.names.use(executable.getDeclaringClass(), executable.getModifiers(), "");
    boolean inner =
        executable instanceof Constructor
            && type.isMemberClass()
            && !Modifier.isStatic(type.getModifiers());
    List<String> list = new ArrayList<>();
    for (int i = inner ? 1 : 0; i < made.length; i++) {
      list.add(Arguments.source(made[i], executable, i, writing));
    }
    String arguments = "(" + String.join(", ", list) + ")";
    if (inner) {
      return made[0].source + ".new " + type.getSimpleName() + arguments;
    } else if (executable instanceof Constructor) {
      return "new " + writing.diamond(type) + arguments;
    }
    return writing.names.of(executable.getDeclaringClass())
        + "."
        + executable.getName()
        + arguments;
  }
}
