package dev.hasten.probe.replay;

import dev.hasten.probe.graph.ByteSink;
import dev.hasten.probe.graph.GraphReader;
import dev.hasten.probe.graph.JdkClasses;
import dev.hasten.probe.graph.Layout;
import dev.hasten.probe.graph.NotReplayableException;
import dev.hasten.probe.graph.Slot;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a few lines of Java print of a call: expressions over {@code result}, {@code thrown}, {@code
 * receiver} and {@code argument1}, with the text of each. Every expression is put to a call of its
 * own, so that none sees what another did.
 */
final class Looks {
  private static final int MOST_QUESTIONS = 24;
  private static final int MOST_FIELDS = 60;
  private static final int DEEPEST = 3;
  private static final Pattern IDENTITY = Pattern.compile("@[0-9a-f]{4,8}\\b");

  private final EntryPoint entry;
  private final ClassLoader loader;
  private final byte[] graph;
  private final Map<String, Look> looks = new LinkedHashMap<>();

  Looks(EntryPoint entry, ClassLoader loader, byte[] graph) {
    this.entry = entry;
    this.loader = loader;
    this.graph = graph;
  }

  /** The value of an expression after a call. */
  private interface Look {
    @Nullable Object at(Call call) throws ReflectiveOperationException;
  }

  /** A call that was made. */
  private static final class Call {
    final @Nullable Object[] roots;
    final @Nullable Object result;
    final @Nullable Throwable thrown;

    Call(@Nullable Object[] roots, @Nullable Object result, @Nullable Throwable thrown) {
      this.roots = roots;
      this.result = result;
      this.thrown = thrown;
    }
  }

  private Call call() throws NotReplayableException {
    @Nullable Object[] roots = GraphReader.read(graph, loader);
    @Nullable Object[] kept = roots.clone();
    try {
      return new Call(kept, entry.call(roots), null);
    } catch (Throwable e) {
      return new Call(kept, null, e);
    }
  }

  /**
   * Writes count, then text expression and text a look.
   *
   * @param deep whether objects are asked and their fields are looked into
   */
  void write(boolean deep, ByteSink done) throws NotReplayableException {
    Call first = call();
    if (first.thrown != null) {
      looks.put("thrown", c -> c.thrown);
      looks.put("thrown.getClass().getName()", c -> c.thrown == null ? "" : name(c.thrown));
    } else if (entry.isVoid()) {
      looks.put("\"returned\"", c -> "returned");
    } else {
      Class<?> declared = entry.returnType();
      root("result", first.result, declared, c -> c.result, deep);
    }
    if (entry.hasReceiver()) {
      root("receiver", first.roots[0], entry.owner(), c -> c.roots[0], deep);
    }
    for (int i = 1; i < first.roots.length; i++) {
      int at = i;
      root("argument" + i, first.roots[i], entry.parameters()[i - 1], c -> c.roots[at], deep);
    }
    aliases(first);
    Map<String, String> texts = new LinkedHashMap<>();
    looks.forEach(
        (expression, look) -> {
          String text = text(look);
          if (text != null) {
            texts.put(expression, text);
          }
        });
    done.writeCount(texts.size());
    texts.forEach(
        (expression, text) -> {
          done.writeText(expression);
          done.writeText(text);
        });
  }

  private static String name(Object object) {
    return object.getClass().getName();
  }

  private @Nullable String text(Look look) {
    try {
      String text = text(look.at(call()));
      return IDENTITY.matcher(text).find() ? null : text;
    } catch (ReflectiveOperationException
        | NotReplayableException
        | RuntimeException
        | StackOverflowError e) {
      return null;
    }
  }

  private static String text(@Nullable Object value) {
    if (value != null && value.getClass().isArray()) {
      if (value instanceof Object[]) {
        return Arrays.deepToString((Object[]) value);
      }
      String all = Arrays.deepToString(new Object[] {value});
      return all.substring(1, all.length() - 1);
    }
    return String.valueOf(value);
  }

  /** What to look at of the result, the receiver or an argument. */
  private void root(
      String name, @Nullable Object value, Class<?> declared, Look look, boolean deep) {
    if (value == null || declared.isPrimitive()) {
      looks.put(name, look);
      return;
    }
    Class<?> type = value.getClass();
    if (type.isArray()) {
      String cast = declared == type ? name : "(" + type.getCanonicalName() + ") " + name;
      looks.put("java.util.Arrays." + arrayText(type) + "(" + cast + ")", look);
    } else {
      looks.put(name, look);
    }
    if (!Modifier.isFinal(declared.getModifiers())) {
      looks.put(name + ".getClass().getName()", c -> name(present(look.at(c))));
    }
    if (deep && !type.isArray()) {
      questions(name, type, declared, look);
      fields("field(" + name, value, look, Collections.newSetFromMap(new IdentityHashMap<>()), 1);
    }
  }

  private static Object present(@Nullable Object value) throws ReflectiveOperationException {
    if (value == null) {
      throw new NoSuchFieldException("null");
    }
    return value;
  }

  private static String arrayText(Class<?> type) {
    return type.getComponentType().isArray() ? "deepToString" : "toString";
  }

  private void questions(String name, Class<?> type, Class<?> declared, Look look) {
    Method[] methods = type.getMethods();
    Arrays.sort(methods, Comparator.comparing(Method::getName));
    int asked = 0;
    for (Method method : methods) {
      Class<?> holder = method.getDeclaringClass();
      if (method.getParameterCount() != 0
          || method.getReturnType() == void.class
          || holder == Object.class
          || method.isSynthetic()
          || Modifier.isStatic(method.getModifiers())
          || !isPublic(holder)
          || asked++ >= MOST_QUESTIONS) {
        continue;
      }
      String on =
          holder.isAssignableFrom(declared)
              ? name
              : "((" + holder.getCanonicalName() + ") " + name + ")";
      String question = on + "." + method.getName() + "()";
      boolean array = method.getReturnType().isArray();
      looks.put(
          array
              ? "java.util.Arrays." + arrayText(method.getReturnType()) + "(" + question + ")"
              : question,
          c -> method.invoke(look.at(c)));
    }
  }

  private static boolean isPublic(Class<?> type) {
    for (Class<?> each = type; each != null; each = each.getEnclosingClass()) {
      if (!Modifier.isPublic(each.getModifiers())) {
        return false;
      }
    }
    return type.getCanonicalName() != null;
  }

  /** Private state of the target, as reflection shows it. */
  private void fields(String path, Object owner, Look look, Set<Object> seen, int depth) {
    if (JdkClasses.contains(owner.getClass())) {
      return;
    }
    for (Slot slot : Layout.of(owner.getClass()).slots()) {
      if (looks.size() > MOST_FIELDS || JdkClasses.contains(slot.field().getDeclaringClass())) {
        continue;
      }
      String inner = path + ", \"" + slot.field().getName() + "\"";
      Object value = slot.get(owner);
      Look at = c -> slotOf(present(look.at(c)), slot.field().getName());
      String shown = inner + ")";
      boolean array = value != null && value.getClass().isArray();
      if (value != null && array) {
        Class<?> type = value.getClass();
        String cast = "(" + type.getCanonicalName() + ") " + shown;
        shown = "java.util.Arrays." + arrayText(type) + "(" + cast + ")";
      }
      looks.put(shown, at);
      if (value != null && !array && slot.isReference() && depth < DEEPEST && seen.add(value)) {
        fields(inner, value, at, seen, depth + 1);
      }
    }
  }

  private static @Nullable Object slotOf(Object owner, String field) {
    return Layout.of(owner.getClass()).slot(field).get(owner);
  }

  private void aliases(Call first) {
    for (int i = 0; i < first.roots.length; i++) {
      int at = i;
      boolean leaf = first.roots[i] == null || first.roots[i] instanceof String;
      boolean typed = i > 0 && entry.parameters()[i - 1].isPrimitive();
      boolean comparable = !leaf && !typed && first.result != null;
      if (comparable && !entry.returnType().isPrimitive()) {
        String other = i == 0 ? "receiver" : "argument" + i;
        looks.put("(Object) result == " + other, c -> c.result == c.roots[at]);
      }
    }
  }
}
