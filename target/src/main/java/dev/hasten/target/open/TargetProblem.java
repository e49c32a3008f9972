package dev.hasten.target.open;

import dev.hasten.target.Jdk;
import dev.hasten.target.git.GitException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Why a target cannot be opened, as facts. */
public sealed interface TargetProblem {
  /** The text names no target in any known form. */
  record NotASpec(String text) implements TargetProblem {}

  /** There is no folder at the path. */
  record NoSuchFolder(Path path) implements TargetProblem {}

  /** The folder is in no git repository. */
  record NotARepository(Path path) implements TargetProblem {}

  /** The folder lies below the root of its repository. */
  record NotTheRoot(Path path, Path root) implements TargetProblem {}

  /** The repository has no commit yet. */
  record NoCommit(Path path) implements TargetProblem {}

  /** The revision asked for names no commit. */
  record UnknownRevision(String revision) implements TargetProblem {}

  /** There is no {@code pom.xml} at the root and no other build that is known. */
  record NoPom(Path path) implements TargetProblem {}

  /** It is built by something else than Maven. */
  record OtherBuildTool(Path path, String tool, String file) implements TargetProblem {}

  /** No module of the build has compiled Java sources. */
  record NoJavaSources(Path path) implements TargetProblem {}

  /**
   * The build fails on the unchanged commit.
   *
   * @param tail the lines that say why, first ones first
   * @param log file with all that the build wrote
   */
  record BuildFailed(List<String> command, List<String> tail, Path log) implements TargetProblem {}

  /** The build was still running when its time was up. */
  record BuildTooSlow(List<String> command, Duration limit, Path log) implements TargetProblem {}

  /**
   * The build asks for a newer Java than any JDK that was found.
   *
   * @param asked feature release, such as 21
   */
  record JdkMissing(int asked, List<Jdk> installed) implements TargetProblem {}

  /** There is no JDK with a compiler at the path that the user named. */
  record NotAJdk(Path path) implements TargetProblem {}

  /**
   * There is no Maven on the machine and none can be fetched.
   *
   * @param version the version that was wanted
   */
  record MavenMissing(String version, String detail) implements TargetProblem {}

  /** The disk that holds the folder is too full. */
  record NoDisk(Path path, long freeBytes, long neededBytes) implements TargetProblem {}

  /** The URL cannot be reached or cloned. */
  record Unreachable(String url, String detail) implements TargetProblem {}

  /** No library is published under the coordinates. */
  record NotPublished(String coordinates) implements TargetProblem {}

  /** The library is published without sources. */
  record NoSources(String coordinates) implements TargetProblem {}

  /** What was downloaded is not what the published checksum says. */
  record Corrupted(String url) implements TargetProblem {}

  /** Git cannot read or write it. */
  record GitFailed(GitException.Reason reason, String subject) implements TargetProblem {}

  /** A file cannot be read or written. */
  record FileFailed(String detail) implements TargetProblem {}
}
