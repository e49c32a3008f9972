package dev.hasten.verification;

import dev.hasten.target.Module;
import dev.hasten.target.Target;
import dev.hasten.target.edit.Patch;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a patch may touch: Java sources below the target's main source roots, and nothing else. */
public final class PolicyGate {
  private static final int LONGEST = 1 << 20;

  private PolicyGate() {}

  /** Judges the files of a patch and the code in them. */
  public static GateResult check(Target target, Patch patch) {
    List<String> violations = new ArrayList<>();
    for (Map.Entry<Path, Optional<String>> file : patch.files().entrySet()) {
      violations.addAll(violations(target, file.getKey(), file.getValue()));
    }
    if (!violations.isEmpty()) {
      return new GateResult.Failed(Gate.POLICY, violations.get(0), String.join("\n", violations));
    }
    if (patch.files().isEmpty()) {
      return new GateResult.Failed(Gate.POLICY, "it changes no file", "");
    }
    return new GateResult.Passed(Gate.POLICY, patch.files().size(), List.of());
  }

  /** The module whose main sources hold a file, if one does. */
  public static Optional<Module> moduleOf(Target target, Path file) {
    Path absolute = target.root().resolve(file).normalize();
    return target.modules().stream()
        .filter(m -> m.sourceRoots().stream().anyMatch(absolute::startsWith))
        .findFirst();
  }

  private static List<String> violations(Target target, Path file, Optional<String> text) {
    Optional<Module> module = moduleOf(target, file);
    String name = file.getFileName().toString();
    if (module.isEmpty()) {
      return List.of("it touches " + file + ", which is not a main Java source");
    }
    if (!name.endsWith(".java") || name.equals("module-info.java")) {
      return List.of("it touches " + file + ", and only Java code may change");
    }
    if (text.isEmpty()) {
      return List.of("it deletes " + file);
    }
    if (text.get().length() > LONGEST) {
      return List.of("it makes " + file + " longer than a mebibyte");
    }
    Charset encoding = Charset.forName(module.get().compiler().encoding());
    return CodePolicy.violations(before(target.root().resolve(file), encoding), text.get()).stream()
        .map(v -> file.getFileName() + ": " + v)
        .toList();
  }

  private static Optional<String> before(Path file, Charset encoding) {
    try {
      return Files.isRegularFile(file)
          ? Optional.of(new String(Files.readAllBytes(file), encoding))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.of(new String(new byte[0], StandardCharsets.UTF_8));
    }
  }
}
