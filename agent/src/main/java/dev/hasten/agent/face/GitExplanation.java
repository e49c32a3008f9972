package dev.hasten.agent.face;

import dev.hasten.target.git.GitException;
import java.util.Optional;

/** The sentences for what can be wrong with a git repository. */
final class GitExplanation {
  private GitExplanation() {}

  /**
   * @param subject the path, revision, URL, diff or branch that it went wrong with
   */
  static Explanation of(GitException.Reason reason, String subject) {
    return switch (reason) {
      case NOT_A_REPOSITORY ->
          of(
              ExitCode.USAGE,
              subject + " is in no git repository",
              "Hasten works on a commit: run 'git init', add the files and commit them.");
      case NO_COMMIT ->
          of(
              ExitCode.USAGE,
              subject + " has no commit yet",
              "Commit first: Hasten works on a commit, never on files.");
      case UNKNOWN_REVISION ->
          of(
              ExitCode.USAGE,
              subject + " names no commit",
              "'git rev-parse' should know it; a shallow clone may need 'git fetch --unshallow'.");
      case UNREACHABLE ->
          of(ExitCode.TARGET, subject + " cannot be reached", "Check the network and the URL.");
      case DIFF_REFUSED ->
          of(
              ExitCode.USAGE,
              "the patch does not apply: " + subject,
              "It must apply to the commit that is checked out; 'git apply --check' tells more.");
      case BRANCH_EXISTS ->
          of(
              ExitCode.TARGET,
              "there is already a branch " + subject + " with other work on it",
              "Rename it or delete it, and run again.");
      case BRANCH_CHECKED_OUT ->
          of(
              ExitCode.TARGET,
              "the branch " + subject + " is checked out",
              "Check out another branch, and run again.");
      case BAD_BRANCH_NAME ->
          of(ExitCode.TARGET, "no branch can be called " + subject, "Report this, please.");
      case FAILED ->
          of(
              ExitCode.TARGET,
              "git cannot read or write " + subject,
              "'git fsck' shows whether the repository is whole; then check space and permissions.");
    };
  }

  private static Explanation of(ExitCode code, String message, String remedy) {
    return new Explanation(code, message, Optional.of(remedy));
  }
}
