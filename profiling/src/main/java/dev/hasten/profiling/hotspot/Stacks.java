package dev.hasten.profiling.hotspot;

import dev.hasten.profiling.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a sampled stack with the eyes of the target. */
final class Stacks {
  /**
   * A frame of the target's own code.
   *
   * @param owner the method
   * @param line source line, 0 where unknown
   */
  record Step(TargetClasses.Owner owner, int line) {}

  /**
   * A stack as the target sees it.
   *
   * @param place where its CPU time goes
   * @param steps its frames of the target, main and test code, the deepest first
   */
  record View(Place place, List<Step> steps) {}

  private static final List<String> LOADERS =
      List.of(
          "java.lang.ClassLoader",
          "java.lang.invoke.MethodHandleNatives",
          "java.net.URLClassLoader",
          "jdk.internal.loader.",
          "sun.misc.Launcher",
          "sun.misc.URLClassPath");

  private static final List<String> LOADING_SYMBOLS =
      List.of(
          "ClassFileParser::",
          "InstanceKlass::initialize",
          "InstanceKlass::link_class",
          "InterpreterRuntime::resolve",
          "LinkResolver::",
          "SystemDictionary::",
          "Verifier::");

  private static final List<String> COMPILING_SYMBOLS =
      List.of("CompilationPolicy::", "CompileBroker::");

  private final TargetClasses classes;

  Stacks(TargetClasses classes) {
    this.classes = classes;
  }

  View view(List<Frame> outermostFirst) {
    List<Step> steps = new ArrayList<>();
    boolean loads = false;
    boolean compiles = false;
    for (int i = outermostFirst.size() - 1; i >= 0; i--) {
      Frame frame = outermostFirst.get(i);
      Optional<TargetClasses.Owner> owner = classes.owner(frame);
      if (owner.isPresent()) {
        steps.add(new Step(owner.get(), frame.line()));
      } else if (steps.isEmpty()) {
        loads |= isLoading(frame);
        compiles |= startsWithAny(frame, COMPILING_SYMBOLS);
      }
    }
    return new View(place(outermostFirst, steps, loads, compiles), steps);
  }

  private static Place place(
      List<Frame> outermostFirst, List<Step> steps, boolean loads, boolean compiles) {
    if (compiles) {
      return Place.COMPILER;
    }
    if (loads) {
      return Place.CLASS_LOADING;
    }
    if (!steps.isEmpty()) {
      return steps.get(0).owner().location().test() ? Place.TESTS : Place.TARGET;
    }
    boolean java = outermostFirst.stream().anyMatch(f -> f.kind() == Frame.Kind.JAVA);
    if (java || outermostFirst.isEmpty()) {
      return Place.FRAMEWORK;
    }
    return threadPlace(outermostFirst.get(0).method());
  }

  private static Place threadPlace(String thread) {
    if (thread.startsWith("C1") || thread.startsWith("C2") || thread.startsWith("JVMCI")) {
      return Place.COMPILER;
    }
    return thread.startsWith("G1")
            || thread.startsWith("GC")
            || thread.startsWith("Parallel GC")
            || thread.startsWith("Shenandoah")
            || thread.startsWith("Z")
        ? Place.COLLECTOR
        : Place.JVM;
  }

  private static boolean isLoading(Frame frame) {
    if (frame.kind() == Frame.Kind.JAVA) {
      return frame.method().equals("<clinit>")
          || LOADERS.stream().anyMatch(frame.className()::startsWith);
    }
    return startsWithAny(frame, LOADING_SYMBOLS);
  }

  private static boolean startsWithAny(Frame frame, List<String> prefixes) {
    return frame.kind() == Frame.Kind.NATIVE
        && prefixes.stream().anyMatch(frame.method()::startsWith);
  }
}
