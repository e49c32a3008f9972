package dev.hasten.sandbox;

import dev.hasten.sandbox.Sandbox.Preference;
import dev.hasten.sandbox.SandboxUnavailableException.Attempt;
import dev.hasten.sandbox.SandboxUnavailableException.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds the first backend that works here; never one that the preference does not name. */
final class Opening {
  private static final List<String> UTIL_LINUX =
      List.of("setpriv", "unshare", "mount", "umount", "pivot_root", "setsid", "prlimit");

  private static final int VERSION_SECONDS = 10;

  private Opening() {}

  static Sandbox open(Preference preference, Path scratch) throws SandboxUnavailableException {
    List<Attempt> failed = new ArrayList<>();
    for (Confinement confinement : allowed(preference)) {
      Optional<Sandbox> sandbox = attempt(confinement, scratch, failed);
      if (sandbox.isPresent()) {
        return sandbox.get();
      }
    }
    throw new SandboxUnavailableException(failed);
  }

  private static List<Confinement> allowed(Preference preference) {
    return switch (preference) {
      case AUTO -> List.of(Confinement.BUBBLEWRAP, Confinement.UNSHARE);
      case BUBBLEWRAP -> List.of(Confinement.BUBBLEWRAP);
      case UNSHARE -> List.of(Confinement.UNSHARE);
      case NONE -> List.of(Confinement.NONE);
    };
  }

  private static Optional<Sandbox> attempt(
      Confinement confinement, Path scratch, List<Attempt> failed) {
    try {
      if (confinement == Confinement.NONE) {
        return Optional.of(unconfined(scratch));
      }
      Optional<Attempt> hindrance = hindrance(confinement);
      if (hindrance.isPresent()) {
        failed.add(hindrance.get());
        return Optional.empty();
      }
      return confined(confinement, scratch, failed);
    } catch (IOException | UncheckedIOException e) {
      failed.add(new Attempt(confinement, Reason.NOT_BUILT, String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  private static Optional<Attempt> hindrance(Confinement confinement) {
    String system = System.getProperty("os.name", "");
    if (!system.toLowerCase(Locale.ROOT).startsWith("linux")) {
      return Optional.of(new Attempt(confinement, Reason.NOT_LINUX, system));
    }
    List<String> tools = new ArrayList<>(UTIL_LINUX);
    if (confinement == Confinement.BUBBLEWRAP) {
      tools = List.of("bwrap", "setpriv", "prlimit");
    }
    return tools.stream()
        .filter(name -> tool(name).isEmpty())
        .findFirst()
        .map(name -> new Attempt(confinement, Reason.TOOL_MISSING, name));
  }

  private static Optional<Sandbox> confined(
      Confinement confinement, Path requested, List<Attempt> failed) throws IOException {
    BoxUser user = BoxUser.current();
    Optional<Attempt> attempt = Optional.empty();
    for (Backend backend : variants(confinement)) {
      Scratch scratch = Scratch.open(requested, user);
      if (!user.canReach(scratch.session())) {
        scratch.close();
        failed.add(
            new Attempt(confinement, Reason.SCRATCH_OUT_OF_REACH, scratch.path().toString()));
        return Optional.empty();
      }
      new Staging(scratch.staged(), user).removeOld();
      Sandbox sandbox =
          new Sandbox(backend, description(confinement), setting(user, scratch), scratch);
      attempt = tested(sandbox);
      if (attempt.isEmpty()) {
        return Optional.of(sandbox);
      }
    }
    attempt.ifPresent(failed::add);
    return Optional.empty();
  }

  /** What speaks against the sandbox, which is closed then. */
  private static Optional<Attempt> tested(Sandbox sandbox) throws IOException {
    boolean passed = false;
    try {
      Optional<Attempt> hindrance = SelfTest.hindrance(sandbox);
      passed = hindrance.isEmpty();
      return hindrance;
    } finally {
      if (!passed) {
        sandbox.close();
      }
    }
  }

  private static List<Backend> variants(Confinement confinement) throws IOException {
    return confinement == Confinement.BUBBLEWRAP
        ? List.of(new Bubblewrap(true), new Bubblewrap(false))
        : List.of(new Unshare(Unshare.MountTable.ofHost()));
  }

  private static Box.Setting setting(BoxUser user, Scratch scratch) throws IOException {
    Path etc = Files.createDirectory(scratch.session().resolve("etc"));
    for (Map.Entry<String, String> file : SystemView.etc("box").entrySet()) {
      Path path = Files.writeString(etc.resolve(file.getKey()), file.getValue());
      readable(path, "r--r--r--");
    }
    readable(etc, "rwxr-xr-x");
    Path root = Files.createDirectory(scratch.session().resolve("root"));
    readable(root, "rwxr-xr-x");
    Path filter = FilterProgram.write(scratch.session()).orElse(null);
    return new Box.Setting(user, SystemView.ofHost(), etc, root, scratch.staged(), filter);
  }

  private static void readable(Path path, String mode) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
  }

  private static Sandbox unconfined(Path requested) throws IOException {
    BoxUser self = new BoxUser(BoxUser.uidOf(Path.of("/proc/self")), false);
    Scratch scratch = Scratch.open(requested, self);
    Path home = Files.createDirectory(scratch.session().resolve("home"));
    return new Sandbox(
        new Unconfined(home),
        Confinement.NONE.word(),
        new Box.Setting(
            self, new SystemView(Map.of(), List.of()), home, home, scratch.staged(), null),
        scratch);
  }

  private static String description(Confinement confinement) {
    String program = confinement == Confinement.BUBBLEWRAP ? "bwrap" : "unshare";
    Outcome outcome =
        HostCommand.run(
            List.of(tool(program).map(Path::toString).orElse(program), "--version"),
            Path.of("/"),
            Map.of(),
            Duration.ofSeconds(VERSION_SECONDS),
            line -> {});
    return outcome.stdout().lines().findFirst().orElse(confinement.word());
  }

  /** Where a tool is installed; an absolute path is where it is. */
  static Optional<Path> tool(String name) {
    if (name.startsWith("/")) {
      return Optional.of(Path.of(name));
    }
    return List.of(Starter.PATH.split(":", -1)).stream()
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
