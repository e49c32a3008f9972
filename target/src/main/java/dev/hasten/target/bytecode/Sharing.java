package dev.hasten.target.bytecode;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.objectweb.asm.Opcodes;

/** Which classes had nothing that threads could disturb, and now have. */
public final class Sharing {
  /** Types whose content can change, by descriptor: a final field of one is still state. */
  private static final Pattern MUTABLE =
      Pattern.compile(
          "\\[.*|Ljava/lang/String(Builder|Buffer);|Ljava/text/.*|Ljava/nio/.*|Ljava/util/(?!Optional|"
              + "Locale|UUID|function/|regex/Pattern).*|Ljava/io/.*");

  private Sharing() {}

  /**
   * Binary names of classes whose instance fields were all final in the original, and which in the
   * candidate have a new one that is not, or whose content can change.
   *
   * @param original folder with the original's class files
   * @param candidate folder with the candidate's; the same units, compiled
   */
  public static SortedSet<String> newlyMutable(Path original, Path candidate) {
    Map<String, ClassFile> before = ClassFolder.read(original);
    SortedSet<String> found = new TreeSet<>();
    ClassFolder.read(candidate)
        .forEach(
            (name, after) -> {
              ClassFile one = before.get(name);
              if (one != null && isFixed(one) && gainsState(one, after)) {
                found.add(name);
              }
            });
    return found;
  }

  private static boolean isFixed(ClassFile type) {
    return type.fields().stream()
        .filter(ClassFile.Field::isInstance)
        .allMatch(f -> (f.access() & Opcodes.ACC_FINAL) != 0);
  }

  private static boolean gainsState(ClassFile before, ClassFile after) {
    Set<String> had =
        before.fields().stream().map(f -> f.name() + f.descriptor()).collect(Collectors.toSet());
    return after.fields().stream()
        .filter(ClassFile.Field::isInstance)
        .filter(f -> !had.contains(f.name() + f.descriptor()))
        .anyMatch(
            f ->
                (f.access() & Opcodes.ACC_FINAL) == 0 || MUTABLE.matcher(f.descriptor()).matches());
  }
}
