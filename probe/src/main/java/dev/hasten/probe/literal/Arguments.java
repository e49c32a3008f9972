package dev.hasten.probe.literal;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Arguments as they stand in a call: cast where the compiler would take another method. */
final class Arguments {
  private Arguments() {}

  /** The source of one argument of a call. */
  static String source(Made made, Executable called, int parameter, Writing writing)
      throws NoSourceException {
    Class<?> declared = called.getParameterTypes()[parameter];
    Type[] generic = called.getGenericParameterTypes();
    Type type = generic.length == called.getParameterCount() ? generic[parameter] : declared;
    String cast = cast(made, declared, type, called);
    if (cast.isEmpty()) {
      return made.source;
    }
    return "(" + writing.names.of(declared) + ") " + inParentheses(made.source);
  }

  private static String inParentheses(String source) {
    boolean several = source.startsWith("-") || source.startsWith("\"") && source.contains(" + ");
    return several ? "(" + source + ")" : source;
  }

  private static String cast(Made made, Class<?> declared, Type type, Executable called) {
    if (declared.isPrimitive()) {
      return "";
    }
    boolean exact = made.type == declared;
    boolean lastOfMany = called.isVarArgs() && declared.isArray();
    if (!exact && (hasRivals(called) || lastOfMany && made.value == null)) {
      return "cast";
    }
    return made.value == null || fits(type, made.value, made.settled) ? "" : "cast";
  }

  /** Whether another method or constructor of the name takes as many arguments. */
  private static boolean hasRivals(Executable called) {
    Class<?> owner = called.getDeclaringClass();
    Executable[] all =
        called instanceof Constructor ? owner.getDeclaredConstructors() : owner.getMethods();
    Executable[] more = called instanceof Constructor ? all : owner.getDeclaredMethods();
    return isRivalled(called, all) || isRivalled(called, more);
  }

  private static boolean isRivalled(Executable called, Executable[] all) {
    return Arrays.stream(all)
        .anyMatch(
            e ->
                e.getName().equals(called.getName())
                    && !e.isSynthetic()
                    && !Arrays.equals(e.getParameterTypes(), called.getParameterTypes())
                    && (e.getParameterCount() == called.getParameterCount() || e.isVarArgs()));
  }

  /** Whether the compiler takes an expression for the type without a cast. */
  private static boolean fits(Type type, @Nullable Object value, boolean settled) {
    if (!(type instanceof ParameterizedType)) {
      return true;
    } else if (settled || !(value instanceof Collection || value instanceof Map)) {
      return false;
    }
    Type[] arguments = ((ParameterizedType) type).getActualTypeArguments();
    if (value instanceof Collection) {
      return arguments.length == 1
          && ((Collection<?>) value).stream().allMatch(e -> holds(arguments[0], e));
    }
    return ((Map<?, ?>) value).isEmpty();
  }

  private static boolean holds(Type type, @Nullable Object element) {
    if (element == null || type instanceof TypeVariable) {
      return true;
    } else if (type instanceof Class) {
      return ((Class<?>) type).isInstance(element);
    } else if (type instanceof WildcardType) {
      WildcardType wildcard = (WildcardType) type;
      return wildcard.getLowerBounds().length == 0 && holds(wildcard.getUpperBounds()[0], element);
    }
    return false;
  }
}
