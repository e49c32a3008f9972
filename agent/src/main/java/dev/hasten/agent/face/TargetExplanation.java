package dev.hasten.agent.face;

import dev.hasten.target.Jdk;
import dev.hasten.target.open.TargetProblem;
import java.util.Optional;
import java.util.stream.Collectors;

/** The sentences for what can be wrong with a target. */
final class TargetExplanation {
  private TargetExplanation() {}

  static Explanation of(TargetProblem problem) {
    if (problem instanceof TargetProblem.NotASpec p) {
      return usage(
          "'" + p.text() + "' is not a target",
          "A target is a folder, a git URL, or central:GROUP:ARTIFACT:VERSION.");
    } else if (problem instanceof TargetProblem.NoSuchFolder p) {
      return usage("there is no folder " + p.path(), "");
    } else if (problem instanceof TargetProblem.NotARepository p) {
      return usage(
          p.path() + " is in no git repository",
          "Hasten works on a commit: run 'git init', add the files and commit them.");
    } else if (problem instanceof TargetProblem.NotTheRoot p) {
      return usage(
          p.path() + " lies below the root of its repository", "Name the root: " + p.root());
    } else if (problem instanceof TargetProblem.NoCommit p) {
      return usage(
          p.path() + " has no commit yet",
          "Commit first: Hasten works on a commit, never on files.");
    } else if (problem instanceof TargetProblem.UnknownRevision p) {
      return usage(
          p.revision() + " names no commit", "A shallow clone may need 'git fetch --unshallow'.");
    } else if (problem instanceof TargetProblem.NoPom p) {
      return target(
          "there is no pom.xml in " + p.path(), "Only Maven builds are supported so far.");
    } else if (problem instanceof TargetProblem.OtherBuildTool p) {
      return target(
          p.path() + " is built with " + p.tool() + " (" + p.file() + ")",
          "Only Maven builds are supported so far.");
    } else if (problem instanceof TargetProblem.NoJavaSources p) {
      return target("no module of " + p.path() + " has Java sources that were compiled", "");
    } else if (problem instanceof TargetProblem.BuildFailed p) {
      return target(
          "the build fails before anything is changed:\n  " + String.join("\n  ", p.tail()),
          "Make '" + String.join(" ", p.command()) + "' pass; all of its output is in " + p.log());
    } else if (problem instanceof TargetProblem.BuildTooSlow p) {
      return target(
          "the build was still running after " + p.limit().toMinutes() + " minutes",
          "Its output is in " + p.log());
    } else if (problem instanceof TargetProblem.JdkMissing p) {
      return target(
          "the build asks for Java "
              + p.asked()
              + ", and there is only "
              + p.installed().stream().map(Jdk::version).collect(Collectors.joining(", ")),
          "Install a JDK " + p.asked() + ", or name one with --jdk.");
    } else if (problem instanceof TargetProblem.NotAJdk p) {
      return usage(
          "there is no JDK with a compiler in " + p.path(),
          "--jdk takes the home of a JDK, the folder that holds bin/javac.");
    } else if (problem instanceof TargetProblem.MavenMissing p) {
      return new Explanation(
          ExitCode.ENVIRONMENT,
          "there is no Maven " + p.version() + " and none can be fetched: " + p.detail(),
          Optional.of("Install Maven, or give the target a Maven wrapper."));
    } else if (problem instanceof TargetProblem.NoDisk p) {
      return new Explanation(
          ExitCode.ENVIRONMENT,
          "the disk of "
              + p.path()
              + " has "
              + (p.freeBytes() >> 20)
              + " MB free, and "
              + (p.neededBytes() >> 20)
              + " MB are needed",
          Optional.of("Make room, or set TMPDIR to another disk."));
    } else if (problem instanceof TargetProblem.Unreachable p) {
      return target(
          p.url() + " cannot be reached: " + p.detail(), "Check the network and the URL.");
    } else if (problem instanceof TargetProblem.NotPublished p) {
      return target(
          p.coordinates() + " is not on Maven Central",
          "Check the spelling and the version at central.sonatype.com.");
    } else if (problem instanceof TargetProblem.NoSources p) {
      return target(
          p.coordinates() + " is published without its sources", "Clone its repository instead.");
    } else if (problem instanceof TargetProblem.Corrupted p) {
      return target(
          p.url() + " does not fit its checksum", "Try again; a proxy may have changed it.");
    } else if (problem instanceof TargetProblem.GitFailed p) {
      return GitExplanation.of(p.reason(), p.subject());
    } else if (problem instanceof TargetProblem.FileFailed p) {
      return new Explanation(
          ExitCode.ENVIRONMENT,
          p.detail(),
          Optional.of("Check the free space and the permissions of that place."));
    }
    throw new IllegalStateException("a problem without a sentence: " + problem);
  }

  private static Explanation usage(String message, String remedy) {
    return explanation(ExitCode.USAGE, message, remedy);
  }

  private static Explanation target(String message, String remedy) {
    return explanation(ExitCode.TARGET, message, remedy);
  }

  private static Explanation explanation(ExitCode code, String message, String remedy) {
    return new Explanation(code, message, Optional.of(remedy).filter(r -> !r.isEmpty()));
  }
}
