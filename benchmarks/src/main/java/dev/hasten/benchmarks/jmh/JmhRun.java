package dev.hasten.benchmarks.jmh;

import dev.hasten.benchmarks.Machine;
import dev.hasten.benchmarks.decide.Estimate;
import dev.hasten.benchmarks.jmh.JmhFailure.Step;
import dev.hasten.sandbox.Command;
import dev.hasten.sandbox.Limits;
import dev.hasten.sandbox.Mount;
import dev.hasten.sandbox.Outcome;
import dev.hasten.sandbox.Sandbox;
import dev.hasten.target.Jdk;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs an exported benchmark with stock JMH, confined, the two sides in turns, one fork at a time.
 *
 * <p>JMH's jars come after the side's own classes on the class path, so that a target that uses or
 * is one of the libraries that JMH brings is timed with its own.
 */
public final class JmhRun {
  private static final long MOST_RESULT_BYTES = 16L << 20;
  private static final long HEAP_BYTES = 1L << 30;
  private static final int TAIL = 4000;

  private final Sandbox sandbox;
  private final Machine machine;
  private final Jdk jdk;
  private final Path probeJar;
  private final JmhSettings settings;

  /**
   * @param sandbox what confines both compiling and running
   * @param machine which is kept for one fork at a time
   * @param jdk the target's
   * @param probeJar the probe, for benchmarks that read their inputs with it
   * @param settings how long to run
   */
  public JmhRun(Sandbox sandbox, Machine machine, Jdk jdk, Path probeJar, JmhSettings settings) {
    this.sandbox = sandbox;
    this.machine = machine;
    this.jdk = jdk;
    this.probeJar = probeJar;
    this.settings = settings;
  }

  /**
   * Asks stock JMH whether it agrees with a claimed speedup. Where it does not after a few pairs of
   * forks, more are run before it counts.
   *
   * @param original class path of the original's side
   * @param candidate class path of the candidate's side
   * @param seed of the order of the forks
   * @throws JmhFailure if the benchmark does not compile or a fork gives no result
   */
  public JmhAgreement confirm(
      JmhBenchmark benchmark, List<Path> original, List<Path> candidate, Estimate claim, long seed)
      throws JmhFailure {
    Box box = compile(benchmark, original);
    SplittableRandom random = new SplittableRandom(seed);
    List<Double> ratios = new ArrayList<>();
    for (int look : settings.looks()) {
      while (ratios.size() < look) {
        ratios.add(pair(box, original, candidate, random.nextBoolean()));
      }
      JmhAgreement agreement = JmhAgreement.of(claim, ratios);
      if (agreement.agrees()) {
        return agreement;
      }
    }
    return JmhAgreement.of(claim, ratios);
  }

  /** A compiled benchmark in a folder of its own. */
  private record Box(JmhBenchmark benchmark, Path folder, Path classes) {}

  private double pair(Box box, List<Path> original, List<Path> candidate, boolean originalFirst)
      throws JmhFailure {
    if (originalFirst) {
      double o = fork(box, original, Step.ORIGINAL);
      return Math.log(o / fork(box, candidate, Step.CANDIDATE));
    }
    double c = fork(box, candidate, Step.CANDIDATE);
    return Math.log(fork(box, original, Step.ORIGINAL) / c);
  }

  private Box compile(JmhBenchmark benchmark, List<Path> side) throws JmhFailure {
    Path folder = sandbox.newFolder("jmh");
    Path source = folder.resolve("source");
    Path classes = folder.resolve("classes");
    try {
      benchmark.writeTo(source);
      Path beside = classes.resolve(benchmark.sourcePath()).resolveSibling("");
      Files.createDirectories(beside);
      if (benchmark.resource().isPresent()) {
        JmhBenchmark.Resource resource = benchmark.resource().get();
        Files.write(beside.resolve(resource.name()), resource.bytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    sandbox.give(folder);
    List<Path> classPath = classPath(benchmark, side, List.of());
    Outcome outcome =
        run(
            folder,
            List.of(
                jdk.home().resolve("bin/javac").toString(),
                "-encoding",
                "UTF-8",
                "-cp",
                join(classPath),
                // Named, because JDK 23 and later run no processor that is not asked for.
                "-processorpath",
                join(staged(JmhJars.paths())),
                "-processor",
                "org.openjdk.jmh.generators.BenchmarkProcessor",
                "-d",
                classes.toString(),
                source.resolve(benchmark.sourcePath()).toString()),
            classPath);
    // The processor leaves its list behind even where the compiler then fails.
    Path compiled = classes.resolve(benchmark.className().replace('.', '/') + ".class");
    if (!Files.isRegularFile(compiled, LinkOption.NOFOLLOW_LINKS)) {
      throw failure(Step.COMPILE, outcome);
    }
    return new Box(benchmark, folder, classes);
  }

  /** Median time of an operation in one fork. */
  private double fork(Box box, List<Path> side, Step step) throws JmhFailure {
    Path result = box.folder.resolve("result.json");
    List<Path> classPath = classPath(box.benchmark, side, List.of(box.classes));
    try (Machine.Turn ignored = machine.exclusive()) {
      Files.deleteIfExists(result);
      Outcome outcome = run(box.folder, arguments(box, classPath, result), classPath);
      if (!Files.isRegularFile(result, LinkOption.NOFOLLOW_LINKS)
          || Files.size(result) > MOST_RESULT_BYTES) {
        throw failure(step, outcome);
      }
      return number(result, step, outcome);
    } catch (IOException e) {
      throw new JmhFailure(step, String.valueOf(e.getMessage()));
    }
  }

  private static double number(Path result, Step step, Outcome outcome)
      throws IOException, JmhFailure {
    String json = Files.readString(result);
    try {
      return JmhResults.forks(json).get(0);
    } catch (IOException e) {
      // An empty result: what became of the fork stands in the output.
      throw failure(step, outcome);
    }
  }

  private List<String> arguments(Box box, List<Path> classPath, Path result) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                jdk.java().toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx128m",
                // The machine's lock is ours; JMH's own is one file for all users.
                "-Djmh.ignoreLock=true",
                "-cp",
                join(classPath),
                "org.openjdk.jmh.Main",
                box.benchmark.className().replace(".", "\\.") + "\\.call",
                "-f",
                "1",
                "-foe",
                "true",
                "-rf",
                "json",
                "-rff",
                result.toString(),
                "-jvmArgs",
                String.join(" ", settings.jvmArguments())));
    if (!box.benchmark.copies()) {
      String time = settings.iteration().toMillis() + "ms";
      arguments.addAll(
          List.of(
              "-wi",
              Integer.toString(settings.warmUps()),
              "-w",
              time,
              "-i",
              Integer.toString(settings.iterations()),
              "-r",
              time));
    }
    return arguments;
  }

  private List<Path> classPath(JmhBenchmark benchmark, List<Path> side, List<Path> own) {
    List<Path> path = new ArrayList<>(staged(side));
    path.addAll(own);
    if (benchmark.needsProbe()) {
      path.add(sandbox.stage(probeJar));
    }
    path.addAll(staged(JmhJars.paths()));
    return path;
  }

  private List<Path> staged(List<Path> paths) {
    return paths.stream().filter(Files::exists).map(sandbox::stage).distinct().toList();
  }

  private Outcome run(Path folder, List<String> arguments, List<Path> readable) {
    List<Mount> mounts = new ArrayList<>();
    mounts.add(Mount.writable(folder));
    Stream.concat(readable.stream(), Stream.of(jdk.home()))
        .filter(path -> !path.startsWith("/usr") && !path.startsWith(folder))
        .distinct()
        .forEach(path -> mounts.add(Mount.readOnly(path)));
    Duration limit = settings.limit();
    return sandbox.run(
        new Command(arguments, folder, mounts, Map.of(), Limits.forJvm(limit, HEAP_BYTES)));
  }

  private static String join(List<Path> paths) {
    return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  private static JmhFailure failure(Step step, Outcome outcome) {
    String said = outcome.stdout() + outcome.stderr();
    return new JmhFailure(step, said.substring(Math.max(0, said.length() - TAIL)));
  }
}
