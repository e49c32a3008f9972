package dev.hasten.probe.explore;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The numbers and texts in the code of a method, and of the target's methods that it calls: what
 * its branches compare with.
 */
public final class Constants {
  private static final int DEEPEST = 3;
  private static final int MOST_METHODS = 80;
  private static final int MOST = 300;

  private final ClassLoader loader;
  private final Set<Long> numbers = new LinkedHashSet<>();
  private final Set<String> texts = new LinkedHashSet<>();
  private final Map<String, @Nullable ClassReader> readers = new HashMap<>();

  private Constants(ClassLoader loader) {
    this.loader = loader;
  }

  /** Reads them off the class files that a loader finds. */
  public static Constants of(
      String className, String method, String descriptor, ClassLoader loader) {
    Constants constants = new Constants(loader);
    try {
      constants.follow(new Place(className.replace('.', '/'), method, descriptor, 0));
    } catch (RuntimeException e) {
      // A class file that cannot be read has no constants to offer.
      return constants;
    }
    return constants;
  }

  /** Whole numbers, characters among them. */
  public Set<Long> numbers() {
    return numbers;
  }

  /** String constants. */
  public Set<String> texts() {
    return texts;
  }

  private static final class Place {
    final String owner;
    final String name;
    final String descriptor;
    final int depth;

    Place(String owner, String name, String descriptor, int depth) {
      this.owner = owner;
      this.name = name;
      this.descriptor = descriptor;
      this.depth = depth;
    }
  }

  private void follow(Place first) {
    Deque<Place> open = new ArrayDeque<>();
    Set<String> known = new HashSet<>();
    open.add(first);
    while (!open.isEmpty() && known.size() < MOST_METHODS) {
      Place place = open.remove();
      if (known.add(place.owner + "#" + place.name + place.descriptor)) {
        ClassReader reader = reader(place.owner);
        if (reader != null) {
          reader.accept(new Finder(place, open), ClassReader.SKIP_FRAMES);
        }
      }
    }
  }

  private @Nullable ClassReader reader(String owner) {
    if (!readers.containsKey(owner)) {
      readers.put(owner, read(owner));
    }
    return readers.get(owner);
  }

  private @Nullable ClassReader read(String owner) {
    URL place = owner.startsWith("[") ? null : loader.getResource(owner + ".class");
    if (place == null || !place.getProtocol().equals("file")) {
      return null;
    }
    try (InputStream in = place.openStream()) {
      return new ClassReader(WatchedLoader.readAll(in));
    } catch (IOException e) {
      return null;
    }
  }

  private final class Finder extends ClassVisitor {
    private final Place place;
    private final Deque<Place> open;

    Finder(Place place, Deque<Place> open) {
      super(Opcodes.ASM9);
      this.place = place;
      this.open = open;
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      return name.equals(place.name) && descriptor.equals(place.descriptor)
          ? new Body(place, open)
          : null;
    }
  }

  private final class Body extends MethodVisitor {
    private final Place place;
    private final Deque<Place> open;

    Body(Place place, Deque<Place> open) {
      super(Opcodes.ASM9);
      this.place = place;
      this.open = open;
    }

    private void add(long number) {
      if (numbers.size() < MOST) {
        numbers.add(number);
      }
    }

    @Override
    public void visitInsn(int opcode) {
      if (opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.ICONST_5) {
        add(opcode - Opcodes.ICONST_0);
      }
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
      if (opcode != Opcodes.NEWARRAY) {
        add(operand);
      }
    }

    @Override
    public void visitLdcInsn(Object value) {
      if (value instanceof String && texts.size() < MOST) {
        texts.add((String) value);
      } else if (value instanceof Number) {
        add(((Number) value).longValue());
      }
    }

    @Override
    public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
      for (int key : keys) {
        add(key);
      }
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... labels) {
      add(min);
      add(max);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      if (place.depth < DEEPEST) {
        open.add(new Place(owner, name, descriptor, place.depth + 1));
      }
    }
  }
}
