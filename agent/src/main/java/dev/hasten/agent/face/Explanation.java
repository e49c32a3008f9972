package dev.hasten.agent.face;

import dev.hasten.agent.NoSuchRunException;
import dev.hasten.agent.NothingNamedException;
import dev.hasten.agent.NothingToJudgeException;
import dev.hasten.agent.UnusableSettingException;
import dev.hasten.agent.model.ModelSettingException;
import dev.hasten.agent.options.InvalidSettingException;
import dev.hasten.agent.options.Option;
import dev.hasten.profiling.ProfilingException;
import dev.hasten.replay.SessionException;
import dev.hasten.sandbox.SandboxUnavailableException;
import dev.hasten.target.git.GitException;
import dev.hasten.target.open.TargetException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/**
 * What to tell a user of a failure: what happened, what to do next, and how the process ends.
 *
 * @param code how the process ends
 * @param message what happened, a sentence
 * @param remedy what to do about it, where there is something
 */
public record Explanation(ExitCode code, String message, Optional<String> remedy) {
  private static Explanation of(ExitCode code, String message, String remedy) {
    return new Explanation(code, message, Optional.of(remedy).filter(r -> !r.isEmpty()));
  }

  /** The explanation of a failure, of whatever kind it is. */
  public static Explanation of(Throwable failure) {
    Throwable cause =
        failure instanceof EngineException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof TargetException e) {
      return TargetExplanation.of(e.problem());
    } else if (cause instanceof SandboxUnavailableException e) {
      return sandbox(e);
    } else if (cause instanceof ProfilingException e) {
      return profiling(e.failure());
    } else if (cause instanceof GitException e) {
      return GitExplanation.of(e.reason(), e.subject());
    } else if (cause instanceof ModelSettingException e) {
      return model(e);
    } else if (cause instanceof NothingNamedException e) {
      return named(e);
    } else if (cause instanceof NoSuchRunException e) {
      return of(
          ExitCode.USAGE,
          "there is no run " + e.name().orElse("") + " in " + e.folder(),
          "Runs are made by 'hasten optimize'; name the repository with --repo.");
    } else if (cause instanceof InvalidSettingException
        || cause instanceof NothingToJudgeException) {
      return of(ExitCode.USAGE, String.valueOf(cause.getMessage()), "");
    } else if (cause instanceof UnusableSettingException e) {
      return of(
          ExitCode.USAGE,
          e.option().flag() + " cannot be '" + e.text() + "'",
          "It may be " + e.wanted() + ".");
    } else if (cause instanceof SessionException) {
      return of(
          ExitCode.ENVIRONMENT,
          "a JVM in the sandbox did not do its work: " + cause.getMessage(),
          "'hasten doctor' shows whether the sandbox works; memory may be short.");
    } else if (cause instanceof UncheckedIOException e) {
      return of(
          ExitCode.ENVIRONMENT,
          e.getMessage() + (e.getCause() == null ? "" : ": " + why(e.getCause())),
          "Check the free space and the permissions of that place.");
    } else if (cause instanceof OutOfMemoryError) {
      return of(
          ExitCode.ENVIRONMENT,
          "Hasten itself ran out of memory",
          "Give it more with JAVA_TOOL_OPTIONS=-Xmx4g, or narrow the run with --include.");
    }
    return of(
        ExitCode.FAULT,
        "a fault of Hasten's own: " + cause + " at " + place(cause),
        "Please report it with the ledger of the run; what was found until then is in .hasten.");
  }

  /** Why a file cannot be read or written; the JDK often gives no more than the path. */
  private static String why(IOException e) {
    if (e instanceof FileAlreadyExistsException) {
      return "a file is in the way";
    } else if (e instanceof NoSuchFileException) {
      return "there is no such place";
    } else if (e instanceof AccessDeniedException) {
      return "not permitted";
    } else if (e instanceof FileSystemException f && f.getReason() != null) {
      return f.getReason();
    }
    return String.valueOf(e.getMessage());
  }

  private static String place(Throwable cause) {
    StackTraceElement[] stack = cause.getStackTrace();
    for (StackTraceElement frame : stack) {
      if (frame.getClassName().startsWith("dev.hasten.")) {
        return frame.toString();
      }
    }
    return stack.length == 0 ? "an unknown place" : stack[0].toString();
  }

  private static Explanation sandbox(SandboxUnavailableException e) {
    StringBuilder tried = new StringBuilder("candidate code cannot be confined on this machine");
    StringBuilder remedies = new StringBuilder();
    for (SandboxUnavailableException.Attempt attempt : e.attempts()) {
      tried.append("\n  ").append(attempt.backend().word()).append(": ").append(attempt.detail());
      String remedy =
          switch (attempt.reason()) {
            case NOT_LINUX -> "Use Linux, a Linux container, or WSL 2.";
            case TOOL_MISSING -> "Install it: 'apt-get install bubblewrap' (or util-linux).";
            case APPARMOR_FORBIDS_USER_NAMESPACES ->
                "Load AppArmor's profile bwrap-userns-restrict (package apparmor-profiles).";
            case USER_NAMESPACES_FORBIDDEN ->
                "Allow user namespaces: sysctl -w user.max_user_namespaces=10000.";
            case PROC_MASKED ->
                "Start the container with --security-opt unmask=ALL, or run outside of it.";
            case SCRATCH_OUT_OF_REACH -> "Set TMPDIR to a folder that other users can enter.";
            case NOT_BUILT, SELF_TEST_FAILED -> "'hasten doctor' shows what failed.";
          };
      if (remedies.indexOf(remedy) < 0) {
        remedies.append(remedies.isEmpty() ? "" : "\n  ").append(remedy);
      }
    }
    remedies.append("\n  --sandbox=none runs candidates unconfined, and every report says so.");
    return of(ExitCode.ENVIRONMENT, tried.toString(), remedies.toString());
  }

  private static Explanation profiling(ProfilingException.Failure failure) {
    if (failure instanceof ProfilingException.Failure.Missing f) {
      return of(
          ExitCode.USAGE,
          "there is no recording " + f.recording(),
          "--profile takes a file that JFR or async-profiler wrote.");
    } else if (failure instanceof ProfilingException.Failure.Unreadable f) {
      return of(
          ExitCode.USAGE,
          f.recording() + " is no readable flight recording: " + f.detail(),
          "Let the recording end before it is copied; 'jfr summary FILE' should read it.");
    } else if (failure instanceof ProfilingException.Failure.NoSamples f) {
      return of(
          ExitCode.TARGET,
          "the workload ran and no profiler saw it use CPU: " + String.join(" ", f.tried()),
          "Name a workload that runs longer with --workload, or a recording with --profile.");
    } else if (failure instanceof ProfilingException.Failure.WorkloadFailed f) {
      return of(
          ExitCode.TARGET,
          "the workload failed: " + f.outcome(),
          "Run it by hand first; in the sandbox it has no network.");
    } else if (failure instanceof ProfilingException.Failure.NothingToRun) {
      return of(
          ExitCode.TARGET,
          "the target has no tests that Hasten can run, so nothing makes it work",
          "Name a command with --workload, or a recording with --profile.");
    }
    return of(ExitCode.ENVIRONMENT, "the profiler could not be made ready: " + failure, "");
  }

  private static Explanation model(ModelSettingException e) {
    return switch (e.kind()) {
      case UNKNOWN_PROVIDER ->
          of(
              ExitCode.USAGE,
              "the provider in '" + e.what() + "' is not known",
              "Use openai:NAME, any OpenAI-compatible server with --model-url, or replay:DIR.");
      case NO_KEY ->
          of(
              ExitCode.MODEL,
              "there is no key for " + e.what(),
              "Set HASTEN_API_KEY (or OPENAI_API_KEY) in the environment.");
      case NO_PRICE ->
          of(
              ExitCode.USAGE,
              "Hasten does not know what " + e.what() + " costs, and will not guess",
              "Give its price for a million tokens with --price IN/OUT, such as --price 2.5/10.");
      case BAD_PRICE ->
          of(
              ExitCode.USAGE,
              "'" + e.what() + "' is no price",
              "Give dollars for a million tokens in and out, such as --price 2.5/10.");
      case BAD_URL ->
          of(
              ExitCode.USAGE,
              "'" + e.what() + "' is no base URL",
              "Give one such as http://localhost:11434/v1.");
      case NO_RECORDING ->
          of(
              ExitCode.USAGE,
              "there are no recorded exchanges at " + e.what(),
              "--model replay:DIR takes the folder 'exchanges' of an earlier run.");
    };
  }

  private static Explanation named(NothingNamedException e) {
    return switch (e.kind()) {
      case METHOD ->
          of(
              ExitCode.USAGE,
              "the target has no method '" + e.text() + "'",
              Option.METHOD.flag() + " takes Class#name, such as StringUtils#replace.");
      case TESTS ->
          of(
              ExitCode.USAGE,
              "no test class of the target fits '" + e.text() + "'",
              Option.TESTS.flag() + " takes names with *, such as *ParserTest.");
    };
  }
}
