package dev.hasten.profiling.hotspot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasten.profiling.CallTree;
import dev.hasten.profiling.Dimension;
import dev.hasten.profiling.Engine;
import dev.hasten.profiling.Frame;
import dev.hasten.profiling.Profile;
import dev.hasten.profiling.Workload;
import dev.hasten.target.CompilerSettings;
import dev.hasten.target.Jdk;
import dev.hasten.target.MavenCommand;
import dev.hasten.target.Module;
import dev.hasten.target.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;

/** A small target, compiled, and a profile of it made up stack by stack. */
final class Example {
  private static final Pattern FRAME =
      Pattern.compile("(?<class>[\\w.$]+)\\.(?<method>[\\w$<>]+)(?<desc>\\(.*?)?(:(?<line>\\d+))?");

  private final Target target;
  private final CallTree.Builder tree = new CallTree.Builder();

  private Example(Target target) {
    this.target = target;
  }

  /**
   * Compiles sources, each named by its path: {@code main/a/B.java}, {@code test/a/BTest.java} or
   * {@code target/generated-sources/x/a/G.java}.
   */
  static Example of(Path root, Map<String, String> sources) {
    List<String> main = new ArrayList<>();
    List<String> test = new ArrayList<>();
    sources.forEach(
        (path, text) -> {
          Path file = root.resolve(path);
          try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          (path.startsWith("test/") ? test : main).add(file.toString());
        });
    compile(root.resolve("classes"), main);
    compile(root.resolve("test-classes"), test, "-cp", root.resolve("classes").toString());
    return new Example(target(root));
  }

  private static void compile(Path output, List<String> files, String... arguments) {
    if (files.isEmpty()) {
      return;
    }
    List<String> all = new ArrayList<>(List.of("-g", "-proc:none", "-d", output.toString()));
    all.addAll(List.of(arguments));
    all.addAll(files);
    assertThat(
            ToolProvider.getSystemJavaCompiler().run(null, null, null, all.toArray(String[]::new)))
        .isZero();
  }

  private static Target target(Path root) {
    Module module =
        new Module(
            ".",
            root,
            List.of(root.resolve("main"), root.resolve("target/generated-sources/x")),
            List.of(root.resolve("test")),
            root.resolve("classes"),
            root.resolve("test-classes"),
            List.of(),
            List.of(),
            new CompilerSettings(17, "UTF-8", false, List.of()),
            Map.of(),
            List.of(),
            List.of(),
            List.of());
    return new Target(
        "example",
        Optional.empty(),
        root,
        "0".repeat(40),
        new Jdk(Path.of("/jdk"), 17, "17"),
        new MavenCommand(Path.of("/maven"), "3", Path.of("/repository"), List.of()),
        List.of(module),
        List.of());
  }

  /** A stack with CPU samples, frames as {@code a.B.m(I)V:12}, outermost first. */
  Example cpu(long weight, String... outermostFirst) {
    return add(Dimension.CPU, weight, outermostFirst);
  }

  /** A stack with a cost; a frame that starts with {@code native } is native. */
  Example add(Dimension dimension, long weight, String... outermostFirst) {
    tree.add(tree.place(frames(outermostFirst)), dimension, weight);
    return this;
  }

  private static List<Frame> frames(String... texts) {
    List<Frame> frames = new ArrayList<>();
    for (String text : texts) {
      if (text.startsWith("native ")) {
        frames.add(new Frame(Frame.Kind.NATIVE, "", text.substring(7), "", 0));
      } else if (text.startsWith("thread ")) {
        frames.add(new Frame(Frame.Kind.THREAD, "", text.substring(7), "", 0));
      } else {
        Matcher matcher = FRAME.matcher(text);
        assertThat(matcher.matches()).as(text).isTrue();
        String descriptor = matcher.group("desc");
        String line = matcher.group("line");
        frames.add(
            Frame.java(
                matcher.group("class"),
                matcher.group("method"),
                descriptor == null ? "" : descriptor,
                line == null ? 0 : Integer.parseInt(line)));
      }
    }
    return frames;
  }

  Hotspots rank() {
    return rank(RankSettings.DEFAULT);
  }

  Hotspots rank(RankSettings settings) {
    return Hotspots.rank(profile(), target, settings);
  }

  Profile profile() {
    return new Profile(
        new Workload.Tests(Set.of()),
        "the test run",
        Engine.ASYNC_PROFILER,
        List.of(),
        tree.build(),
        Duration.ofSeconds(1),
        List.of());
  }
}
