package dev.hasten.profiling;

import dev.hasten.sandbox.Outcome;
import java.nio.file.Path;
import java.util.List;

/** No profile could be had; {@link #failure()} has the facts. */
public final class ProfilingException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Failure failure;

  public ProfilingException(Failure failure) {
    super(failure.toString());
    this.failure = failure;
  }

  /** Why. */
  public Failure failure() {
    return failure;
  }

  /** Why no profile could be had. */
  public sealed interface Failure {
    /** There is no such file. */
    record Missing(Path recording) implements Failure {}

    /**
     * The file is no flight recording, or is broken or cut off.
     *
     * @param detail what the parser said
     */
    record Unreadable(Path recording, String detail) implements Failure {}

    /**
     * The workload ran, but no engine saw it use CPU.
     *
     * @param tried each engine with what became of it, a sentence each
     */
    record NoSamples(List<String> tried) implements Failure {
      public NoSamples {
        tried = List.copyOf(tried);
      }
    }

    /** The workload did not run to its end. */
    record WorkloadFailed(Workload workload, Outcome outcome) implements Failure {}

    /** The target has nothing of the kind that the workload names, such as no benchmarks. */
    record NothingToRun(Workload workload) implements Failure {}

    /** A file of the profiler could not be made ready. */
    record Unprepared(Path file, String detail) implements Failure {}
  }
}
