package dev.hasten.probe.observe;

import dev.hasten.probe.graph.JdkClasses;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which parts of a throwable its maker chose, and which the JVM or the JDK wrote by itself and
 * would write otherwise after a harmless rewrite.
 */
public final class Throwables {
  private static final Pattern IDENTITY = Pattern.compile("@[0-9a-f]{1,8}\\b");

  /** Texts that the JVM itself gives to what it raises, by class. */
  private static final Map<Class<?>, Pattern> OF_THE_JVM = new HashMap<>();

  static {
    text(NullPointerException.class, "Cannot .*");
    text(ArithmeticException.class, "/ by zero");
    text(
        ArrayIndexOutOfBoundsException.class,
        "-?\\d+|Index -?\\d+ out of bounds for length \\d+|arraycopy: .*");
    text(ClassCastException.class, "class \\S+ cannot be cast to class .*");
    text(NegativeArraySizeException.class, "-\\d+");
    text(ArrayStoreException.class, "[\\w.$\\[;]+|arraycopy: .*");
    text(IllegalMonitorStateException.class, "current thread is not owner");
  }

  private Throwables() {}

  /** Whether code of the target constructed it and chose its message. */
  public static boolean isMadeByTarget(Throwable thrown, StackTraceElement[] stack) {
    if (!JdkClasses.contains(thrown.getClass())) {
      return true;
    }
    if (stack.length == 0 || isOfJdk(stack[0].getClassName())) {
      return false;
    }
    return !isRaisedByJvm(thrown);
  }

  /** The message with identity hashes masked. */
  static @Nullable String masked(@Nullable String message) {
    return message == null ? null : IDENTITY.matcher(message).replaceAll("@#");
  }

  private static void text(Class<?> type, String pattern) {
    OF_THE_JVM.put(type, Pattern.compile(pattern, Pattern.DOTALL));
  }

  private static boolean isRaisedByJvm(Throwable thrown) {
    if (thrown instanceof VirtualMachineError || thrown instanceof LinkageError) {
      return true;
    }
    Pattern texts = OF_THE_JVM.get(thrown.getClass());
    String message = thrown.getMessage();
    return texts != null && (message == null || texts.matcher(message).matches());
  }

  private static boolean isOfJdk(String name) {
    if (name.startsWith("java.") || name.startsWith("jdk.") || name.startsWith("sun.")) {
      return true;
    }
    if (!name.startsWith("javax.") && !name.startsWith("com.sun.")) {
      return false;
    }
    try {
      return JdkClasses.contains(Class.forName(name, false, ClassLoader.getSystemClassLoader()));
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }
}
