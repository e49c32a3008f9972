package dev.hasten.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasten.replay.Session;
import dev.hasten.sandbox.Sandbox;
import dev.hasten.target.CompilerSettings;
import dev.hasten.target.Jdk;
import dev.hasten.target.MavenCommand;
import dev.hasten.target.MethodRef;
import dev.hasten.target.Module;
import dev.hasten.target.Side;
import dev.hasten.target.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.tools.ToolProvider;

/** A target of one class, without a build. */
final class OneClass {
  private OneClass() {}

  /** Compiles one side of it; how a JVM of that side is started. */
  static Session.Request compiled(
      Sandbox sandbox, Path folder, String side, String name, String text, MethodRef entry)
      throws Exception {
    Path classes = sandbox.newFolder(side);
    Path source = folder.resolve(side).resolve(name + ".java");
    Files.createDirectories(source.getParent());
    Files.writeString(source, text);
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", classes.toString(), source.toString()))
        .as(text)
        .isZero();
    Module module =
        new Module(
            ".",
            classes,
            List.of(),
            List.of(),
            classes,
            classes,
            List.of(),
            List.of(classes),
            new CompilerSettings(17, "UTF-8", true, List.of()),
            Map.of(),
            List.of(),
            List.of(),
            List.of());
    Path home = Path.of(System.getProperty("java.home"));
    Target target =
        new Target(
            name,
            Optional.empty(),
            classes,
            "0".repeat(40),
            new Jdk(home, Runtime.version().feature(), Runtime.version().toString()),
            new MavenCommand(Path.of("/none"), "none", Path.of("/none"), List.of()),
            List.of(module),
            List.of());
    return new Session.Request(
        sandbox, target, module, new Side(side, classes), entry, List.of(), Map.of(), false);
  }
}
