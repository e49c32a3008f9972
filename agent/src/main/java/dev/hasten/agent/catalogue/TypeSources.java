package dev.hasten.agent.catalogue;

import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ParserConfiguration.LanguageLevel;
import com.github.javaparser.symbolsolver.JavaSymbolSolver;
import com.github.javaparser.symbolsolver.javaparsermodel.JavaParserFacade;
import com.github.javaparser.symbolsolver.resolution.typesolvers.CombinedTypeSolver;
import com.github.javaparser.symbolsolver.resolution.typesolvers.JarTypeSolver;
import com.github.javaparser.symbolsolver.resolution.typesolvers.JavaParserTypeSolver;
import com.github.javaparser.symbolsolver.resolution.typesolvers.ReflectionTypeSolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Where the types of a module's sources come from. The symbol solver behind it has long tails and
 * several kinds of failure, so each question is asked on a thread of its own with a limit; after a
 * few questions in a row that took too long it is not asked any more. Not for use by several
 * threads at once.
 */
public final class TypeSources implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final int PATIENCE = 3;

  private final List<Path> sourceRoots;
  private final ParserConfiguration configuration;
  private ExecutorService worker = worker();
  private int late;

  private TypeSources(List<Path> sourceRoots, ParserConfiguration configuration) {
    this.sourceRoots = List.copyOf(sourceRoots);
    this.configuration = configuration;
  }

  /**
   * @param classPath jars; what is no jar is passed over
   * @param sourceRoots folders of sources
   * @param release Java release of the sources
   */
  public static TypeSources of(List<Path> classPath, List<Path> sourceRoots, int release) {
    LanguageLevel level = level(release);
    CombinedTypeSolver solver = new CombinedTypeSolver(new ReflectionTypeSolver());
    for (Path root : sourceRoots) {
      if (Files.isDirectory(root)) {
        solver.add(
            new JavaParserTypeSolver(root, new ParserConfiguration().setLanguageLevel(level)));
      }
    }
    for (Path jar : classPath) {
      if (Files.isRegularFile(jar) && jar.toString().endsWith(".jar")) {
        try {
          solver.add(new JarTypeSolver(jar));
        } catch (IOException e) {
          continue; // its types stay unknown, and rules that need them do not fire
        }
      }
    }
    return new TypeSources(
        sourceRoots,
        new ParserConfiguration()
            .setLanguageLevel(level)
            .setSymbolResolver(new JavaSymbolSolver(solver)));
  }

  private static LanguageLevel level(int release) {
    return Arrays.stream(LanguageLevel.values())
        .filter(l -> l.name().equals("JAVA_" + release))
        .findFirst()
        .orElse(LanguageLevel.BLEEDING_EDGE);
  }

  List<Path> sourceRoots() {
    return sourceRoots;
  }

  ParserConfiguration configuration() {
    return configuration;
  }

  <T> Optional<T> ask(Supplier<T> question) {
    if (late >= PATIENCE) {
      return Optional.empty();
    }
    Future<T> answer = worker.submit(question::get);
    try {
      Optional<T> told = Optional.ofNullable(answer.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS));
      late = 0;
      return told;
    } catch (ExecutionException e) {
      late = 0;
      return Optional.empty(); // unsolved symbols, ambiguity, stack overflow: all mean "not known"
    } catch (TimeoutException e) {
      late++;
      answer.cancel(true);
      worker.shutdownNow();
      worker = worker();
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static ExecutorService worker() {
    return Executors.newSingleThreadExecutor(
        task -> {
          Thread thread = new Thread(null, task, "symbol solver", 16L << 20);
          thread.setDaemon(true);
          return thread;
        });
  }

  @Override
  public void close() {
    worker.shutdownNow();
    JavaParserFacade.clearInstances();
  }
}
