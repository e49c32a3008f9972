package dev.hasten.target.git;

/** A git repository could not be read or written; carries what and where. */
public final class GitException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What went wrong. */
  public enum Reason {
    /** The subject is no git repository. */
    NOT_A_REPOSITORY,
    /** The repository has no commit yet. */
    NO_COMMIT,
    /** The subject names no commit. */
    UNKNOWN_REVISION,
    /** The subject, a URL, cannot be cloned. */
    UNREACHABLE,
    /** The subject, a diff, does not apply. */
    DIFF_REFUSED,
    /** The subject, a branch, exists and holds other work. */
    BRANCH_EXISTS,
    /** The subject, a branch, is checked out. */
    BRANCH_CHECKED_OUT,
    /** The subject is no name that a branch can have. */
    BAD_BRANCH_NAME,
    /** Reading or writing failed: a broken repository, a full disk, a feature JGit lacks. */
    FAILED
  }

  private final Reason reason;
  private final String subject;

  GitException(Reason reason, String subject, String detail) {
    super(reason + ": " + subject + (detail.isEmpty() ? "" : ": " + detail));
    this.reason = reason;
    this.subject = subject;
  }

  GitException(Reason reason, String subject, Throwable cause) {
    super(reason + ": " + subject + ": " + cause.getMessage(), cause);
    this.reason = reason;
    this.subject = subject;
  }

  /** What went wrong. */
  public Reason reason() {
    return reason;
  }

  /** The path, revision, URL or branch that it went wrong with. */
  public String subject() {
    return subject;
  }
}
