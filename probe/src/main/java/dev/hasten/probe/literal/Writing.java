package dev.hasten.probe.literal;

import dev.hasten.probe.graph.JdkClasses;
import dev.hasten.probe.observe.ObserveConfig;
import dev.hasten.probe.observe.Observer;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Source in the making: statements that come first, and the objects that they made.
 *
 * <p>What several places refer to becomes a variable. That is known only after a first pass, so a
 * pass that meets an object twice is followed by another. Attempts that fail are taken back.
 */
final class Writing {
  private static final int LONGEST_ARRAY = 2_000;
  private static final Set<String> RESERVED =
      new HashSet<>(
          Arrays.asList(
              "result",
              "thrown",
              "receiver",
              "entry",
              "argument",
              "argument2",
              "argument3",
              "args",
              "boolean",
              "byte",
              "char",
              "class",
              "default",
              "double",
              "enum",
              "float",
              "int",
              "interface",
              "long",
              "package",
              "short",
              "void",
              "record"));

  final Names names;
  final int release;
  private final long end;
  private final RecipeSources recipes;
  private final JdkSources jdk = new JdkSources(this);
  private final TargetSources target = new TargetSources(this);
  private final List<String> statements = new ArrayList<>();
  private final Map<Object, Made> variables = new IdentityHashMap<>();
  private final List<Object> declared = new ArrayList<>();
  private final Set<Object> shared;
  private final Map<Object, Object> drained;
  private final Set<Object> met = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<Object> journal = new ArrayList<>();
  private final Set<Object> open = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<String> taken = new HashSet<>(RESERVED);
  private boolean exact = true;

  /**
   * An empty source.
   *
   * @param shared objects that several places refer to; grows while more are met
   * @param drained what one-way objects held that an earlier pass used up
   * @param recipes how objects came to be, of those that came with that
   * @param end when to give up looking for ways to make objects, by the clock of nanoseconds
   */
  Writing(
      Names names,
      int release,
      Set<Object> shared,
      Map<Object, Object> drained,
      RecipeSources recipes,
      long end) {
    this.names = names;
    this.release = release;
    this.shared = shared;
    this.drained = drained;
    this.recipes = recipes;
    this.end = end;
  }

  /** A state to go back to. */
  static final class Mark {
    private final int statements;
    private final int declared;
    private final int met;
    private final boolean atHome;
    private final boolean exact;

    private Mark(Writing now) {
      this.statements = now.statements.size();
      this.declared = now.declared.size();
      this.met = now.journal.size();
      this.atHome = now.names.isAtHome();
      this.exact = now.exact;
    }
  }

  Mark mark() {
    return new Mark(this);
  }

  void back(Mark mark) {
    names.setAtHome(mark.atHome);
    exact = mark.exact;
    statements.subList(mark.statements, statements.size()).clear();
    while (declared.size() > mark.declared) {
      variables.remove(declared.remove(declared.size() - 1));
    }
    while (journal.size() > mark.met) {
      met.remove(journal.remove(journal.size() - 1));
    }
  }

  /** What one-way objects held, by the object. */
  Map<Object, Object> drained() {
    return drained;
  }

  boolean isLate() {
    return System.nanoTime() > end;
  }

  List<String> statements() {
    return statements;
  }

  void add(String statement) {
    statements.add(statement);
  }

  /** Says that what was made is not in all respects what was recorded. */
  void approximate() {
    exact = false;
  }

  boolean isExact() {
    return exact;
  }

  /** The source of a value, and the value made anew. */
  Made make(@Nullable Object value) throws NoSourceException {
    if (value == null) {
      return new Made("null", null, Void.class, false);
    }
    String literal = Literals.of(value, release);
    if (literal != null) {
      return Made.of(literal, value);
    } else if (value instanceof Enum) {
      Class<?> type = ((Enum<?>) value).getDeclaringClass();
      return new Made(names.of(type) + "." + ((Enum<?>) value).name(), value, type, false);
    } else if (value instanceof Class) {
      return Made.of(names.of((Class<?>) value) + ".class", value);
    }
    Made known = variables.get(value);
    if (known != null) {
      return known;
    }
    Made constant = target.constant(value);
    if (constant != null) {
      return constant;
    }
    if (!open.add(value)) {
      throw new NoSourceException(value.getClass().getName() + " refers to itself");
    }
    try {
      if (met.add(value)) {
        journal.add(value);
      } else {
        shared.add(value);
      }
      Made made = present(value);
      return shared.contains(value) ? variable(value, made) : made;
    } finally {
      open.remove(value);
    }
  }

  private Made present(Object value) throws NoSourceException {
    Class<?> type = value.getClass();
    if (type.isArray()) {
      return array(value, type);
    } else if (JdkClasses.isHidden(type)) {
      throw new NoSourceException("a function, whose code cannot be read back");
    }
    if (JdkClasses.contains(type)) {
      return jdk.make(value, type);
    }
    Made made = recipes.make(value, this);
    return made != null ? made : target.search(value, type);
  }

  private Made variable(Object original, Made made) throws NoSourceException {
    Made variable = declare(made);
    variables.put(original, variable);
    declared.add(original);
    return variable;
  }

  /** A variable that holds what an expression gives. */
  Made declare(Made made) throws NoSourceException {
    if (made.source.matches("\\w+")) {
      return made;
    }
    String name = variableName(made.type);
    add(typeWithArguments(made.type) + " " + name + " = " + made.source + ";");
    return new Made(name, made.value, made.type, true);
  }

  String variableName(Class<?> type) {
    Class<?> element = type;
    while (element.isArray()) {
      element = element.getComponentType();
    }
    String simple = element.getSimpleName();
    String name =
        Character.toLowerCase(simple.charAt(0)) + simple.substring(1) + (type.isArray() ? "s" : "");
    String free = name;
    for (int i = 2; !taken.add(free); i++) {
      free = name + i;
    }
    return free;
  }

  /**
   * A class name as a variable's type, with Object for each type argument where that is allowed.
   */
  String typeWithArguments(Class<?> type) throws NoSourceException {
    String name = names.of(type);
    int count = type.getTypeParameters().length;
    if (count == 0 || isBounded(type)) {
      return name;
    }
    StringBuilder all = new StringBuilder(name).append("<Object");
    for (int i = 1; i < count; i++) {
      all.append(", Object");
    }
    return all.append('>').toString();
  }

  /** A class name as a constructor call has it. */
  String diamond(Class<?> type) throws NoSourceException {
    boolean generic = type.getTypeParameters().length > 0 && !isBounded(type);
    return names.of(type) + (generic ? "<>" : "");
  }

  private static boolean isBounded(Class<?> type) {
    return Arrays.stream(type.getTypeParameters())
        .anyMatch(v -> v.getBounds().length != 1 || v.getBounds()[0] != Object.class);
  }

  private Made array(Object array, Class<?> type) throws NoSourceException {
    Class<?> component = type.getComponentType();
    int length = Array.getLength(array);
    Object copy = Array.newInstance(component, length);
    String text = component == char.class ? new String((char[]) array) : null;
    if (text != null && length > 1) {
      String literal = String.valueOf(Literals.of(text, release));
      String whole = Literals.isSum(literal) ? "(" + literal + ")" : literal;
      return Made.of(whole + ".toCharArray()", text.toCharArray());
    }
    if (length == 0 || isBlank(array)) {
      String name = names.of(type);
      int bracket = name.indexOf("[]");
      String sized = name.substring(0, bracket) + "[" + length + "]" + name.substring(bracket + 2);
      return Made.of("new " + sized, copy);
    } else if (length > LONGEST_ARRAY) {
      throw new NoSourceException("an array of " + length + " elements");
    }
    StringBuilder source = new StringBuilder("new " + names.of(type) + " {");
    for (int i = 0; i < length; i++) {
      Made element = make(Array.get(array, i));
      Array.set(copy, i, element.value);
      source.append(i == 0 ? "" : ", ");
      boolean small = component == byte.class || component == short.class;
      source.append(
          small ? element.source.substring(element.source.indexOf(' ') + 1) : element.source);
    }
    return Made.of(source.append('}').toString(), copy);
  }

  private static boolean isBlank(Object array) {
    Object first = Array.get(Array.newInstance(array.getClass().getComponentType(), 1), 0);
    for (int i = 0; i < Array.getLength(array); i++) {
      Object element = Array.get(array, i);
      boolean negativeZero = element instanceof Number && 1 / ((Number) element).doubleValue() < 0;
      if (element == null ? first != null : negativeZero || !element.equals(first)) {
        return false;
      }
      if (!(first == null || first instanceof Number || first instanceof Boolean)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a caller could not tell two objects apart, as far as all of both could be seen. */
  static boolean same(@Nullable Object one, @Nullable Object other) {
    return Arrays.equals(seen(one), seen(other));
  }

  static byte[] seen(@Nullable Object object) {
    return Observer.observe(new Object[] {object}, null, ObserveConfig.DEFAULT);
  }
}
