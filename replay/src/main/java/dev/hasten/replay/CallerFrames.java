package dev.hasten.replay;

import dev.hasten.target.MethodRef;
import dev.hasten.target.Module;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Finds the methods that frames of a stack trace stand in: a frame names no descriptor, but the
 * line tells overloaded methods apart.
 */
final class CallerFrames {
  private record Place(String method, int line) {}

  private record ClassPlaces(Map<Place, MethodRef> byLine, Map<String, List<MethodRef>> byName) {}

  private final List<Path> folders;
  private final Map<String, Optional<ClassPlaces>> classes = new HashMap<>();

  /**
   * Frames of the main classes of a module. A test is no entry: it has no arguments that could be
   * other ones, and what it looks at is seen when it runs.
   */
  CallerFrames(Module module) {
    this(List.of(module.classes()));
  }

  CallerFrames(List<Path> folders) {
    this.folders = folders;
  }

  /** The method, where its class is one of the module's and a person wrote it. */
  Optional<MethodRef> resolve(CallerChain.Frame frame) {
    return classes
        .computeIfAbsent(frame.className(), this::load)
        .flatMap(places -> resolve(places, frame));
  }

  private static Optional<MethodRef> resolve(ClassPlaces places, CallerChain.Frame frame) {
    MethodRef byLine = places.byLine.get(new Place(frame.method(), frame.line()));
    if (byLine != null) {
      return Optional.of(byLine);
    }
    List<MethodRef> named = places.byName.getOrDefault(frame.method(), List.of());
    return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
  }

  private Optional<ClassPlaces> load(String className) {
    for (Path folder : folders) {
      Path file = folder.resolve(className.replace('.', '/') + ".class");
      if (Files.isRegularFile(file)) {
        try {
          return Optional.of(read(className, Files.readAllBytes(file)));
        } catch (IOException | IllegalArgumentException e) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  private static ClassPlaces read(String className, byte[] classFile) {
    Map<Place, MethodRef> byLine = new HashMap<>();
    Map<String, List<MethodRef>> byName = new HashMap<>();
    ClassVisitor visitor =
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public @Nullable MethodVisitor visitMethod(
              int access,
              String name,
              String descriptor,
              @Nullable String signature,
              String @Nullable [] exceptions) {
            boolean synthetic = (access & (Opcodes.ACC_SYNTHETIC | Opcodes.ACC_BRIDGE)) != 0;
            if (synthetic || name.equals("<clinit>")) {
              return null;
            }
            MethodRef method = new MethodRef(className, name, descriptor);
            byName.merge(
                name, List.of(method), (a, b) -> Stream.concat(a.stream(), b.stream()).toList());
            return new MethodVisitor(Opcodes.ASM9) {
              @Override
              public void visitLineNumber(int line, Label start) {
                byLine.put(new Place(name, line), method);
              }
            };
          }
        };
    new ClassReader(classFile).accept(visitor, ClassReader.SKIP_FRAMES);
    return new ClassPlaces(byLine, byName);
  }
}
