package dev.hasten.target.source;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.CompactConstructorDeclaration;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.InitializerDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import dev.hasten.target.MethodRef;
import dev.hasten.target.bytecode.ClassFile;
import dev.hasten.target.source.SourceLookup.Found;
import dev.hasten.target.source.SourceLookup.Missing;
import dev.hasten.target.source.SourceLookup.Reason;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The classes of one unit, each found in its source by name, or by enclosing class and lines where
 * the compiler chose the name; and their methods, by name, erased parameter types and lines.
 */
final class UnitMatch {
  private final Path file;
  private final ParsedUnit unit;
  private final SortedMap<String, ClassFile> classes;
  private final Map<String, TypeInSource> types = new HashMap<>();
  private final SortedMap<MethodRef, SourceLookup> methods = new TreeMap<>();

  /**
   * @param file the source, from the target's root
   * @param unit its text and tree
   * @param classes class files that were compiled from it, by binary name
   */
  UnitMatch(Path file, ParsedUnit unit, SortedMap<String, ClassFile> classes) {
    this.file = file;
    this.unit = unit;
    this.classes = classes;
    matchTypes();
    for (ClassFile type : classes.values()) {
      for (ClassFile.Method method : type.methods()) {
        MethodRef ref = new MethodRef(type.name(), method.name(), method.descriptor());
        methods.put(ref, match(type, method, ref));
      }
    }
  }

  /** What became of each method of the unit's class files. */
  SortedMap<MethodRef, SourceLookup> methods() {
    return methods;
  }

  private void matchTypes() {
    List<TypeInSource> declared = new ArrayList<>(TypeInSource.of(unit));
    declared.sort(Comparator.comparingInt(t -> unit.start(t.node())));
    Set<TypeInSource> taken = Collections.newSetFromMap(new IdentityHashMap<>());
    for (TypeInSource type : declared) {
      if (type.binaryName() != null && classes.containsKey(type.binaryName())) {
        types.put(type.binaryName(), type);
      }
    }
    // An enclosing class comes first: its name is shorter. Numbers of one class in their order.
    List<ClassFile> others = new ArrayList<>(classes.values());
    others.removeIf(c -> types.containsKey(c.name()) || c.isSynthetic());
    others.sort(
        Comparator.comparingInt((ClassFile c) -> c.name().length()).thenComparing(ClassFile::name));
    for (ClassFile other : others) {
      localType(other, declared, taken)
          .ifPresent(
              type -> {
                taken.add(type);
                types.put(other.name(), type);
              });
    }
  }

  private Optional<TypeInSource> localType(
      ClassFile type, List<TypeInSource> declared, Set<TypeInSource> taken) {
    String name = type.name();
    // A member of a local class has no EnclosingMethod attribute: its name tells.
    String outer =
        type.owner().orElseGet(() -> name.substring(0, Math.max(0, name.lastIndexOf('$'))));
    TypeInSource enclosing = types.get(outer);
    if (enclosing == null) {
      return Optional.empty();
    }
    List<Integer> lines = type.methods().stream().flatMap(m -> m.lines().stream()).toList();
    for (TypeInSource candidate : declared) {
      String simple = candidate.simpleName() == null ? "" : candidate.simpleName();
      if (candidate.isLocal()
          && candidate.isDirectlyIn(enclosing)
          && !taken.contains(candidate)
          && simple.equals(type.simpleName())
          && lines.stream().allMatch(candidate::hasLine)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  private SourceLookup match(ClassFile type, ClassFile.Method method, MethodRef ref) {
    TypeInSource inSource = types.get(type.name());
    if (inSource == null) {
      return new Missing(Reason.NOT_WRITTEN, type.name());
    }
    List<BodyDeclaration<?>> fitting = new ArrayList<>();
    if (method.isSynthetic() && method.name().startsWith("lambda$")) {
      inSource.members().stream()
          .filter(m -> isCode(m) && method.lines().stream().allMatch(line -> hasLine(m, line)))
          .forEach(fitting::add);
    } else if (!method.isSynthetic()) {
      inSource.members().stream().filter(m -> fits(inSource, m, method)).forEach(fitting::add);
    }
    if (fitting.isEmpty()) {
      return new Missing(Reason.NOT_WRITTEN, ref.toString());
    }
    for (BodyDeclaration<?> member : fitting) {
      if (method.lines().isEmpty()
          || method.lines().stream().anyMatch(line -> hasLine(member, line))) {
        return new Found(describe(type, inSource, member, ref));
      }
    }
    return new Missing(Reason.OTHER_LINES, ref + " has lines " + method.lines());
  }

  private static boolean isCode(Node member) {
    return member instanceof CallableDeclaration
        || member instanceof CompactConstructorDeclaration
        || member instanceof InitializerDeclaration;
  }

  private static boolean hasLine(Node node, int line) {
    return ParsedUnit.range(node).begin.line <= line && line <= ParsedUnit.range(node).end.line;
  }

  static boolean fits(TypeInSource type, BodyDeclaration<?> member, ClassFile.Method method) {
    List<String> inFile = Parameters.of(method.descriptor());
    if (member instanceof MethodDeclaration m) {
      return m.getNameAsString().equals(method.name())
          && Parameters.fit(inFile, Parameters.of(m), 0, 0, 0);
    }
    if (member instanceof InitializerDeclaration block) {
      return block.isStatic() && method.name().equals("<clinit>");
    }
    if (!method.name().equals("<init>")) {
      return false;
    }
    if (member instanceof CompactConstructorDeclaration compact) {
      return Parameters.fit(inFile, Parameters.of(compact), 0, 0, 0);
    }
    if (member instanceof ConstructorDeclaration constructor) {
      return fits(type, Parameters.of(constructor), inFile);
    }
    return false;
  }

  /**
   * Whether the compiler can have made these constructor parameters from those written: it puts an
   * enum's name and number or the outer instance in front and captured variables behind.
   */
  private static boolean fits(TypeInSource type, List<String> inSource, List<String> inFile) {
    int before = type.isEnum() ? 2 : type.isInner() ? 1 : 0;
    boolean local = type.isLocal() && !type.isEnum() && !type.isRecord();
    return local
        ? Parameters.fit(inFile, inSource, 0, 1, inFile.size())
        : Parameters.fit(inFile, inSource, before, before, 0);
  }

  private SourceMethod describe(
      ClassFile type, TypeInSource inSource, BodyDeclaration<?> member, MethodRef ref) {
    MethodRef written =
        ref.name().startsWith("lambda$") ? written(type, inSource, member, ref) : ref;
    int start = unit.start(member);
    int end = unit.end(member);
    return new SourceMethod(
        written,
        holder(inSource, written),
        file,
        start,
        end,
        body(member).map(unit::start),
        ParsedUnit.range(member).begin.line,
        ParsedUnit.range(member).end.line,
        unit.text(start, end));
  }

  /** The method of the class file that a member of the source became. */
  private static MethodRef written(
      ClassFile type, TypeInSource inSource, BodyDeclaration<?> member, MethodRef lambda) {
    String name =
        member instanceof InitializerDeclaration block && !block.isStatic() ? "<init>" : "";
    return type.methods().stream()
        .filter(m -> !m.isSynthetic())
        .filter(m -> fits(inSource, member, m) || m.name().equals(name))
        .findFirst()
        .map(m -> new MethodRef(type.name(), m.name(), m.descriptor()))
        .orElse(lambda);
  }

  /** The method of a named class around a local or anonymous class, by its place in the source. */
  private Optional<MethodRef> holder(TypeInSource inSource, MethodRef ref) {
    TypeInSource named = inSource;
    TypeInSource inner = inSource;
    while (named.isLocal()) {
      TypeInSource outer = named.enclosing();
      if (outer == null) {
        return Optional.empty();
      }
      inner = named;
      named = outer;
    }
    if (!inSource.isLocal()) {
      return Optional.of(ref);
    }
    ClassFile type = classes.get(named.binaryName());
    int place = unit.start(inner.node());
    for (BodyDeclaration<?> member : named.members()) {
      if (type != null
          && isCode(member)
          && unit.start(member) <= place
          && place < unit.end(member)) {
        return Optional.of(written(type, named, member, ref)).filter(r -> !r.equals(ref));
      }
    }
    return Optional.empty();
  }

  private static Optional<? extends Node> body(BodyDeclaration<?> member) {
    if (member instanceof MethodDeclaration method) {
      return method.getBody();
    }
    if (member instanceof ConstructorDeclaration constructor) {
      return Optional.of(constructor.getBody());
    }
    if (member instanceof CompactConstructorDeclaration compact) {
      return Optional.of(compact.getBody());
    }
    if (member instanceof InitializerDeclaration block) {
      return Optional.of(block.getBody());
    }
    return Optional.empty();
  }
}
