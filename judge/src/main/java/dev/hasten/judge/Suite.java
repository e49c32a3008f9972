package dev.hasten.judge;

import dev.hasten.sandbox.Command;
import dev.hasten.sandbox.Limits;
import dev.hasten.sandbox.Mount;
import dev.hasten.sandbox.Outcome;
import dev.hasten.target.Target;
import dev.hasten.target.edit.Patch;
import dev.hasten.verification.Gate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The whole test goal of the target's own build, run offline and confined on a copy of the clone.
 *
 * <p>Neither the exit code nor a report counts by itself: every test that the original's run of the
 * same goal shows as passed must show again.
 */
final class Suite {
  private static final long HEAP = 1L << 30;
  private static final int SHOWN = 10;

  private final Bench bench;

  Suite(Bench bench) {
    this.bench = bench;
  }

  Optional<Ruled> check(Change change) {
    bench.step("running the whole test goal of the original, offline and confined");
    Run original = bench.suiteOfOriginal(() -> run("original", new Patch(Map.of())));
    if (original.passed().isEmpty()) {
      return Optional.of(
          Ruled.because(
              Ruling.CANNOT_TELL,
              Gate.SUITE,
              "the original's own test goal shows no passing test when run offline and confined",
              original.tail()));
    }
    bench.step("running the whole test goal with the change");
    Run candidate = run("candidate", change.patch());
    List<String> missing =
        original.passed().stream().filter(t -> !candidate.passed().contains(t)).toList();
    if (missing.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Ruled.because(
            Ruling.BROKEN,
            Gate.SUITE,
            missing.size() + " tests of the target's own test goal no longer pass",
            missing.stream().limit(SHOWN).collect(Collectors.joining("\n"))
                + "\n"
                + candidate.tail()));
  }

  /**
   * One run of the goal.
   *
   * @param passed tests that its reports show as passed
   * @param tail the newest part of its output
   */
  record Run(List<String> passed, String tail) {}

  private Run run(String name, Patch patch) {
    Target target = bench.target();
    Path copy = bench.sandbox().newFolder("suite-" + name).resolve("target");
    try {
      copy(target.root(), copy);
      patch.writeTo(copy, encoding(target));
      removeReports(copy);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    bench.sandbox().give(copy);
    Outcome outcome = bench.sandbox().run(command(target, copy));
    SortedMap<String, Boolean> reported = SurefireReports.read(copy);
    String output = outcome.stdout();
    return new Run(
        reported.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).toList(),
        output.substring(Math.max(0, output.length() - 2000)));
  }

  private static Charset encoding(Target target) {
    return target.modules().stream()
        .findFirst()
        .map(m -> Charset.forName(m.compiler().encoding()))
        .orElse(StandardCharsets.UTF_8);
  }

  private Command command(Target target, Path copy) {
    Path home = target.maven().home();
    Path boot = boot(home);
    List<String> arguments = new ArrayList<>();
    arguments.add(target.jdk().java().toString());
    arguments.addAll(jvmConfig(copy));
    arguments.addAll(
        List.of(
            "-Xmx" + (HEAP >> 20) + "m",
            "-classpath",
            boot.toString(),
            "-Dclassworlds.conf=" + home.resolve("bin/m2.conf"),
            "-Dmaven.home=" + home,
            "-Dlibrary.jansi.path=" + home.resolve("lib/jansi-native"),
            "-Dmaven.multiModuleProjectDirectory=" + copy,
            "org.codehaus.plexus.classworlds.launcher.Launcher",
            "-o",
            "-B",
            "-fae",
            "-Dmaven.repo.local=" + target.maven().localRepository(),
            "-Dmaven.compiler.proc=none",
            "-Dmaven.test.failure.ignore=true"));
    arguments.addAll(target.maven().arguments());
    arguments.add("test");
    List<Mount> mounts = new ArrayList<>();
    mounts.add(Mount.writable(copy));
    mounts.add(Mount.readOnly(home));
    mounts.add(Mount.readOnly(target.maven().localRepository()));
    mounts.add(Mount.readOnly(target.jdk().home()));
    Path configuration = Path.of("/etc/maven");
    if (Files.isDirectory(configuration)) {
      mounts.add(Mount.readOnly(configuration));
    }
    return new Command(
        arguments,
        copy,
        mounts,
        Map.of("JAVA_HOME", target.jdk().home().toString()),
        Limits.forJvm(bench.settings().testLimit().multipliedBy(2), 3 * HEAP));
  }

  private static Path boot(Path home) {
    try (Stream<Path> files = Files.list(home.resolve("boot"))) {
      return files
          .filter(f -> f.getFileName().toString().matches("plexus-classworlds.*\\.jar"))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What {@code mvn} itself would read before it starts the JVM. */
  private static List<String> jvmConfig(Path root) {
    Path file = root.resolve(".mvn/jvm.config");
    try {
      return Files.isRegularFile(file)
          ? Stream.of(Files.readString(file).trim().split("\\s+"))
              .filter(a -> !a.isEmpty())
              .toList()
          : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void removeReports(Path root) throws IOException {
    for (Path report : SurefireReports.files(root)) {
      Files.delete(report);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            if (folder.getFileName().toString().equals(".git")) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(to.resolve(from.relativize(folder)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.copy(file, to.resolve(from.relativize(file)), LinkOption.NOFOLLOW_LINKS);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
