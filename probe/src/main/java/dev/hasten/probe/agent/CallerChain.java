package dev.hasten.probe.agent;

/**
 * Who called a method: frames {@code a.b.C#m:LINE}, nearest first, separated by spaces. Frames of
 * the JDK and of test frameworks are left out; the host knows which of the rest are the target's.
 */
final class CallerChain {
  private static final int FRAMES = 12;
  private static final String[] FOREIGN = {
    "java.", "javax.", "jdk.", "sun.", "org.junit.", "dev.hasten.probe."
  };

  private CallerChain() {}

  /** The callers of the innermost method on the stack with the given name. */
  static String of(StackTraceElement[] stack, EntryName entry) {
    String owner = entry.owner.replace('/', '.');
    String method = entry.method.substring(0, entry.method.indexOf('('));
    int at = 0;
    while (at < stack.length
        && !(stack[at].getClassName().equals(owner) && stack[at].getMethodName().equals(method))) {
      at++;
    }
    StringBuilder chain = new StringBuilder();
    int frames = 0;
    for (int i = at + 1; i < stack.length && frames < FRAMES; i++) {
      if (isForeign(stack[i].getClassName())) {
        continue;
      }
      chain
          .append(frames++ == 0 ? "" : " ")
          .append(stack[i].getClassName())
          .append('#')
          .append(stack[i].getMethodName())
          .append(':')
          .append(stack[i].getLineNumber());
    }
    return chain.toString();
  }

  private static boolean isForeign(String className) {
    for (String prefix : FOREIGN) {
      if (className.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
