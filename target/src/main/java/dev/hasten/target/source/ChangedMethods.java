package dev.hasten.target.source;

import dev.hasten.target.MethodRef;
import dev.hasten.target.Target;
import dev.hasten.target.bytecode.ClassFile;
import dev.hasten.target.edit.Patch;
import dev.hasten.target.source.UnitMembers.Callable;
import dev.hasten.target.source.UnitMembers.Signature;
import dev.hasten.target.source.UnitMembers.TypeMembers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a patch changes, by normalised syntax: comments, blanks and line ends do not count.
 *
 * <p>Code of local and anonymous classes and of lambdas counts for the method of the named class
 * around it.
 *
 * @param changed methods and constructors with another text, as the original's class files name
 *     them
 * @param removed methods and constructors that are gone, as the original's class files name them
 * @param added methods and constructors that are new, without a descriptor yet
 * @param fields by binary class name: fields, enum constants and record components whose
 *     declaration or initial value is other, new or gone
 * @param initializers binary names of classes with other initializer blocks, or with fields and
 *     blocks initialised in another order
 * @param headers binary names of classes that are new, gone, or declared in another way:
 *     annotations, modifiers, type parameters, supertypes, record components
 * @param imports units with other imports, so that a name in unchanged text may mean another thing
 * @param unread why a file was left out: no Java source, or it does not parse; by path from the
 *     root
 */
public record ChangedMethods(
    SortedSet<MethodRef> changed,
    SortedSet<MethodRef> removed,
    SortedSet<Added> added,
    SortedMap<String, SortedSet<String>> fields,
    SortedSet<String> initializers,
    SortedSet<String> headers,
    SortedSet<Path> imports,
    SortedMap<Path, String> unread) {

  /**
   * A new method or constructor as written.
   *
   * @param className binary name of its class
   * @param name its name, {@code <init>} for a constructor
   * @param parameters erased parameter types by simple name, such as {@code Entry} or {@code int[]}
   */
  public record Added(String className, String name, List<String> parameters)
      implements Comparable<Added> {
    public Added {
      parameters = List.copyOf(parameters);
    }

    @Override
    public int compareTo(Added other) {
      return toString().compareTo(other.toString());
    }
  }

  private static ChangedMethods nothing() {
    return new ChangedMethods(
        new TreeSet<>(),
        new TreeSet<>(),
        new TreeSet<>(),
        new TreeMap<>(),
        new TreeSet<>(),
        new TreeSet<>(),
        new TreeSet<>(),
        new TreeMap<>());
  }

  /** What a patch changes in the main and test sources of a target. */
  public static ChangedMethods between(Target target, Patch patch) {
    return between(Sources.of(target), target.root(), patch);
  }

  /** The same with sources that are at hand. */
  public static ChangedMethods between(Sources sources, Path root, Patch patch) {
    ChangedMethods result = nothing();
    patch.files().forEach((file, text) -> result.compare(sources, root, file, text));
    return result;
  }

  /** Whether nothing but comments and layout changes. */
  public boolean isEmpty() {
    return changed.isEmpty()
        && removed.isEmpty()
        && added.isEmpty()
        && fields.isEmpty()
        && initializers.isEmpty()
        && headers.isEmpty()
        && imports.isEmpty()
        && unread.isEmpty();
  }

  /**
   * The new methods as compiled class files name them.
   *
   * @param compiled folder with the candidate's class files
   * @throws IOException if a class file cannot be read
   */
  public SortedSet<MethodRef> addedIn(Path compiled) throws IOException {
    SortedSet<MethodRef> result = new TreeSet<>();
    for (Added one : added) {
      Path file = compiled.resolve(one.className().replace('.', '/') + ".class");
      if (!Files.isRegularFile(file)) {
        continue;
      }
      for (ClassFile.Method method : ClassFile.read(file).methods()) {
        List<String> inFile = Parameters.of(method.descriptor());
        int most = one.name().equals("<init>") ? 2 : 0;
        if (!method.isSynthetic()
            && method.name().equals(one.name())
            && Parameters.fit(inFile, one.parameters(), 0, most, 0)) {
          result.add(new MethodRef(one.className(), method.name(), method.descriptor()));
        }
      }
    }
    return result;
  }

  private void compare(Sources sources, Path root, Path file, Optional<String> newText) {
    if (!file.toString().endsWith(".java")) {
      unread.put(file, "not a Java source");
      return;
    }
    Optional<UnitMembers> before = Optional.empty();
    Optional<UnitMembers> after = Optional.empty();
    try {
      Path old = root.resolve(file);
      before =
          read(
              file,
              Files.exists(old)
                  ? Optional.of(Files.readString(old, sources.encoding(file)))
                  : Optional.empty());
      after = read(file, newText);
    } catch (IOException e) {
      unread.put(file, e.toString());
    }
    if (before.isPresent() && after.isPresent()) {
      compare(sources, file, before.get(), after.get());
    }
  }

  private Optional<UnitMembers> read(Path file, Optional<String> text) {
    if (text.isEmpty()) {
      return Optional.of(UnitMembers.none());
    }
    ParsedUnit.Parsed parsed = ParsedUnit.parse(text.get());
    if (parsed instanceof ParsedUnit.Parsed.Failed failed) {
      unread.put(file, failed.message());
      return Optional.empty();
    }
    return Optional.of(UnitMembers.of(((ParsedUnit.Parsed.Unit) parsed).unit()));
  }

  private void compare(Sources sources, Path file, UnitMembers before, UnitMembers after) {
    if (!before.imports().equals(after.imports())) {
      imports.add(file);
    }
    Map<Integer, MethodRef> refs = new TreeMap<>();
    sources.methods(file).forEach(method -> refs.put(method.start(), method.ref()));
    SortedSet<String> names = new TreeSet<>(before.types().keySet());
    names.addAll(after.types().keySet());
    for (String name : names) {
      TypeMembers a = before.types().getOrDefault(name, TypeMembers.none());
      TypeMembers b = after.types().getOrDefault(name, TypeMembers.none());
      if (!a.header().equals(b.header())) {
        headers.add(name);
      }
      if (!a.initializesLike(b)) {
        initializers.add(name);
      }
      compareFields(name, a.fields(), b.fields());
      compareCallables(name, refs, a.callables(), b.callables());
    }
  }

  private void compareFields(
      String className, Map<String, String> before, Map<String, String> after) {
    SortedSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    names.removeIf(name -> Objects.equals(before.get(name), after.get(name)));
    if (!names.isEmpty()) {
      fields.put(className, names);
    }
  }

  private void compareCallables(
      String className,
      Map<Integer, MethodRef> refs,
      Map<Signature, Callable> before,
      Map<Signature, Callable> after) {
    before.forEach(
        (signature, callable) -> {
          Callable now = after.get(signature);
          if (now != null && now.text().equals(callable.text())) {
            return;
          }
          MethodRef ref = refs.get(callable.start());
          if (ref == null) {
            // Not in the class files, as an element of an annotation: the class itself changes.
            headers.add(className);
          } else {
            (now == null ? removed : changed).add(ref);
          }
        });
    after.forEach(
        (signature, callable) -> {
          if (!before.containsKey(signature)) {
            added.add(new Added(className, signature.name(), signature.parameters()));
          }
        });
  }
}
