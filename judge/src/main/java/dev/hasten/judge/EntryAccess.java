package dev.hasten.judge;

import dev.hasten.target.MethodRef;
import dev.hasten.target.Module;
import dev.hasten.target.bytecode.ClassFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Who can call a method.
 *
 * @param classAccess access flags of its class
 * @param access its own
 */
record EntryAccess(int classAccess, int access) {
  static EntryAccess of(Module module, MethodRef method) {
    try {
      String name = method.internalName() + ".class";
      Path file = module.classes().resolve(name);
      // Where nothing nearer can be called, the entry is a test or what tests share.
      ClassFile type =
          ClassFile.read(Files.exists(file) ? file : module.testClasses().resolve(name));
      Optional<ClassFile.Method> found =
          type.methods().stream()
              .filter(
                  m -> m.name().equals(method.name()) && m.descriptor().equals(method.descriptor()))
              .findFirst();
      return new EntryAccess(
          type.access(), found.map(ClassFile.Method::access).orElse(Modifier.PRIVATE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isStatic() {
    return Modifier.isStatic(access);
  }

  /** Whether code outside the package can call it. */
  boolean isOpen() {
    return (classAccess & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0
        && (access & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0;
  }

  /** Whether another class of the package can name it in source. */
  boolean isVisibleInPackage() {
    return !Modifier.isPrivate(access) && !Modifier.isPrivate(classAccess);
  }
}
