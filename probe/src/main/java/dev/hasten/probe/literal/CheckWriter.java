package dev.hasten.probe.literal;

import dev.hasten.probe.graph.JdkClasses;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes what is to be seen of a value as checks, the ones that people would write: plain literals
 * where the value is plain, else what its methods answer. Expressions stand in the package of the
 * entry. The checks are to be made in their order, since answers may depend on it.
 */
public final class CheckWriter {
  private static final Pattern IDENTITY = Pattern.compile("@[0-9a-f]{4,8}\\b");
  private static final Pattern GETTER =
      Pattern.compile("(get|is|has)[A-Z].*|size|length|isEmpty|toString|\\w+Value");
  private static final int MOST_QUESTIONS = 6;
  private static final int MOST_ELEMENTS = 3;
  private static final int MOST_STEPS = 6;
  private static final int DEEPEST = 2;
  private static final int LONGEST = 900;
  private static final long PATIENCE_NANOS = 300_000_000L;

  private final Names names;
  private final int release;

  /**
   * A writer for values that calls of an entry lead to.
   *
   * @param owner the class of the entry, in whose package the source stands
   * @param release the level of Java that the source may use
   */
  public CheckWriter(Class<?> owner, @Nullable ClassLoader loader, int release) {
    this.names = new Names(Names.packageOf(owner), loader);
    this.release = release;
  }

  /** The imports that the source of checks and other names need. */
  public List<String> imports(String source) {
    return names.imports(source);
  }

  /**
   * The name of the class, or of the nearest class above it that source can name; empty where there
   * is none but Throwable.
   */
  public String nameOfThrown(Class<?> type) {
    for (Class<?> each = type; each != null && each != Throwable.class; ) {
      if (names.isNamed(each)) {
        try {
          return names.of(each);
        } catch (NoSourceException e) {
          return "";
        }
      }
      each = each.getSuperclass();
    }
    return "";
  }

  /** A text as a literal; empty where it is too long for one. */
  public String literal(String text) {
    try {
      String literal = Literals.of(text, release);
      return literal == null || literal.length() > LONGEST ? "" : literal;
    } catch (NoSourceException e) {
      return "";
    }
  }

  /**
   * What is to be seen of a value; empty where nothing can be said of it.
   *
   * @param expression that gives it
   * @param declared the type of the expression
   */
  public List<Check> of(String expression, @Nullable Object value, Class<?> declared) {
    List<Check> checks = new ArrayList<>();
    add(expression, value, declared, 0, checks);
    return checks.stream().allMatch(CheckWriter::isFit) ? checks : Collections.<Check>emptyList();
  }

  private static boolean isFit(Check check) {
    return check.isWhole()
        && check.expected().length() <= LONGEST
        && !IDENTITY.matcher(check.expected()).find();
  }

  private void add(
      String expression, @Nullable Object value, Class<?> declared, int depth, List<Check> checks) {
    if (value == null) {
      checks.add(new Check(Check.Kind.NULL, "", expression));
    } else if (declared.isPrimitive()) {
      primitive(expression, value, checks);
    } else if (value instanceof Enum && !JdkClasses.isHidden(value.getClass())) {
      String constant = source(value);
      if (constant != null) {
        checks.add(new Check(Check.Kind.SAME, constant, expression));
      }
    } else if (value.getClass().isArray()) {
      array(expression, value, declared, checks);
    } else if (!JdkClasses.contains(value.getClass())) {
      object(expression, value, declared, depth, checks);
    } else if (!ofJdk(expression, value, declared, depth, checks)) {
      object(expression, value, declared, depth, checks);
    }
  }

  private void primitive(String expression, Object value, List<Check> checks) {
    if (value instanceof Boolean) {
      checks.add(new Check((Boolean) value ? Check.Kind.TRUE : Check.Kind.FALSE, "", expression));
      return;
    }
    String literal = source(value);
    if (literal == null) {
      return;
    }
    boolean real = value instanceof Double || value instanceof Float;
    boolean negativeZero = real && 1 / ((Number) value).doubleValue() == Double.NEGATIVE_INFINITY;
    if (negativeZero && ((Number) value).doubleValue() == 0) {
      // A comparison within a margin takes both zeros for one.
      String box = value instanceof Double ? "Double.valueOf(" : "Float.valueOf(";
      checks.add(new Check(Check.Kind.EQUAL, box + literal + ")", box + expression + ")"));
    } else {
      checks.add(new Check(real ? Check.Kind.REAL : Check.Kind.EQUAL, literal, expression));
    }
  }

  private void array(String expression, Object value, Class<?> declared, List<Check> checks) {
    Class<?> component = value.getClass().getComponentType();
    Made made = made(value);
    if (made == null || !Arrays.deepEquals(new Object[] {value}, new Object[] {made.value})) {
      if (!component.isPrimitive()) {
        checks.add(
            new Check(
                Check.Kind.EQUAL,
                Integer.toString(Array.getLength(value)),
                cast(expression, value.getClass(), declared) + ".length"));
      }
      return;
    }
    boolean reals = component == double.class || component == float.class;
    checks.add(
        new Check(
            reals ? Check.Kind.REALS : Check.Kind.ARRAY,
            made.source,
            declared.isArray() ? expression : cast(expression, value.getClass(), declared)));
  }

  /** A value of the JDK; false where it is none that people would compare as a whole. */
  private boolean ofJdk(
      String expression, Object value, Class<?> declared, int depth, List<Check> checks) {
    if (value instanceof CharSequence && !(value instanceof String)) {
      checks.add(
          new Check(Check.Kind.EQUAL, literal(value.toString()), expression + ".toString()"));
      return true;
    } else if (value instanceof Collection) {
      return elements(expression, (Collection<?>) value, declared, depth, checks);
    } else if (value instanceof Map) {
      checks.add(
          new Check(Check.Kind.EQUAL, literal(value.toString()), expression + ".toString()"));
      return true;
    } else if (value instanceof Iterator) {
      return steps(cast(expression, Iterator.class, declared), (Iterator<?>) value, checks);
    }
    Made made = made(value);
    if (made == null || made.value == null || !made.value.equals(value)) {
      return false;
    }
    checks.add(new Check(Check.Kind.EQUAL, boxed(made, value), expression));
    return true;
  }

  private static String boxed(Made made, Object value) {
    if (value instanceof Boolean) {
      return (Boolean) value ? "Boolean.TRUE" : "Boolean.FALSE";
    } else if (value instanceof Character) {
      return "Character.valueOf(" + made.source + ")";
    } else if (value instanceof Number
        && value.getClass().getPackage() == Long.class.getPackage()) {
      return value.getClass().getSimpleName() + ".valueOf(" + made.source + ")";
    }
    return made.source;
  }

  private boolean elements(
      String expression, Collection<?> value, Class<?> declared, int depth, List<Check> checks) {
    List<Object> elements = new ArrayList<>(value);
    boolean list = value instanceof List;
    boolean unordered =
        value instanceof Set && !(value instanceof SortedSet || value instanceof LinkedHashSet);
    Object expected = elements.isEmpty() ? Collections.emptyList() : asList(elements);
    Made made = made(expected);
    boolean same = made != null && made.value instanceof List && made.value.equals(elements);
    if (made != null && same) {
      try {
        String of = "new " + names.of(unordered ? HashSet.class : ArrayList.class) + "<>(";
        checks.add(
            new Check(
                Check.Kind.EQUAL,
                unordered ? of + made.source + ")" : made.source,
                list || unordered ? expression : of + expression + ")"));
        return true;
      } catch (NoSourceException e) {
        return false;
      }
    }
    String on = cast(expression, list ? List.class : Collection.class, declared);
    checks.add(new Check(Check.Kind.EQUAL, Integer.toString(elements.size()), on + ".size()"));
    for (int i = 0; list && depth < DEEPEST && i < Math.min(MOST_ELEMENTS, elements.size()); i++) {
      add(on + ".get(" + i + ")", elements.get(i), Object.class, depth + 1, checks);
    }
    return true;
  }

  private static List<Object> asList(List<Object> elements) {
    return Arrays.asList(elements.toArray());
  }

  private boolean steps(String expression, Iterator<?> value, List<Check> checks) {
    for (int i = 0; i < MOST_STEPS; i++) {
      if (!value.hasNext()) {
        checks.add(new Check(Check.Kind.FALSE, "", expression + ".hasNext()"));
        return true;
      }
      List<Check> one = new ArrayList<>();
      add(expression + ".next()", value.next(), Object.class, DEEPEST, one);
      if (one.size() != 1) {
        return true;
      }
      checks.addAll(one);
    }
    return true;
  }

  /** An object by its own equals, where it has one and source makes it; else by its answers. */
  private void object(
      String expression, Object value, Class<?> declared, int depth, List<Check> checks) {
    Class<?> type = value.getClass();
    if (overrides(type, "equals", Object.class)) {
      Made made = made(value);
      if (made != null && made.value != null && made.value.equals(value)) {
        checks.add(new Check(Check.Kind.EQUAL, made.source, expression));
        return;
      }
    }
    if (depth < DEEPEST) {
      answers(expression, value, declared, depth, checks);
    }
  }

  private static boolean overrides(Class<?> type, String name, Class<?>... parameters) {
    try {
      return type.getMethod(name, parameters).getDeclaringClass() != Object.class;
    } catch (NoSuchMethodException e) {
      return false;
    }
  }

  private void answers(
      String expression, Object value, Class<?> declared, int depth, List<Check> checks) {
    Method[] methods = value.getClass().getMethods();
    Arrays.sort(methods, Comparator.comparing(Method::getName));
    int asked = 0;
    for (Method method : methods) {
      if (asked == MOST_QUESTIONS || !isQuestion(method)) {
        continue;
      }
      Object answer;
      try {
        method.setAccessible(true);
        answer = method.invoke(value);
      } catch (ReflectiveOperationException | RuntimeException e) {
        continue;
      }
      String on = cast(expression, method.getDeclaringClass(), declared);
      List<Check> found = new ArrayList<>();
      add(on + "." + method.getName() + "()", answer, method.getReturnType(), depth + 1, found);
      if (!found.isEmpty() && found.stream().allMatch(CheckWriter::isFit)) {
        checks.addAll(found);
        asked++;
      }
    }
  }

  private boolean isQuestion(Method method) {
    Class<?> holder = method.getDeclaringClass();
    return method.getParameterCount() == 0
        && method.getReturnType() != void.class
        && method.getExceptionTypes().length == 0
        && holder != Object.class
        && !method.isSynthetic()
        && !Modifier.isStatic(method.getModifiers())
        && GETTER.matcher(method.getName()).matches()
        && names.isNamed(holder)
        && method.getAnnotation(Deprecated.class) == null;
  }

  private String cast(String expression, Class<?> wanted, Class<?> declared) {
    if (wanted.isAssignableFrom(declared)) {
      return expression;
    }
    try {
      int count = wanted.getTypeParameters().length;
      String any = String.join(", ", Collections.nCopies(count, "?"));
      return "(("
          + names.of(wanted)
          + (count == 0 ? "" : "<" + any + ">")
          + ") "
          + expression
          + ")";
    } catch (NoSourceException e) {
      return expression;
    }
  }

  private @Nullable String source(Object value) {
    Made made = made(value);
    return made == null ? null : made.source;
  }

  /** The value as one expression; nothing where it has none. */
  private @Nullable Made made(Object value) {
    Set<Object> shared = Collections.newSetFromMap(new IdentityHashMap<Object, Boolean>());
    long end = System.nanoTime() + PATIENCE_NANOS;
    Writing writing =
        new Writing(names, release, shared, new IdentityHashMap<>(), new RecipeSources(null), end);
    try {
      Made made = writing.make(value);
      return writing.statements().isEmpty() && writing.isExact() ? made : null;
    } catch (NoSourceException | RuntimeException e) {
      return null;
    }
  }
}
