package dev.hasten.sandbox;

import java.util.List;
import java.util.stream.Collectors;

/** No confinement that was asked for works on this machine; says of each one tried why not. */
public final class SandboxUnavailableException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient List<Attempt> attempts;

  SandboxUnavailableException(List<Attempt> attempts) {
    super(
        attempts.stream()
            .map(a -> a.backend().word() + ": " + a.reason() + " (" + a.detail() + ")")
            .collect(Collectors.joining("; ")));
    this.attempts = List.copyOf(attempts);
  }

  /** What was tried, in order. */
  public List<Attempt> attempts() {
    return attempts;
  }

  /**
   * One backend that was tried.
   *
   * @param detail the tool's own words, or the names of the probes that failed
   */
  public record Attempt(Confinement backend, Reason reason, String detail) {}

  /** Why a backend cannot be used. Each has a remedy of its own. */
  public enum Reason {
    /** The machine does not run Linux: use a Linux machine, a container or WSL 2. */
    NOT_LINUX,
    /**
     * A tool is not installed: {@code detail} names it, the package is bubblewrap or util-linux.
     */
    TOOL_MISSING,
    /**
     * AppArmor keeps ordinary users from making user namespaces: load the profile
     * bwrap-userns-restrict of the package apparmor-profiles, or set
     * kernel.apparmor_restrict_unprivileged_userns to 0.
     */
    APPARMOR_FORBIDS_USER_NAMESPACES,
    /** The kernel allows no user namespaces: user.max_user_namespaces is 0 or a policy forbids. */
    USER_NAMESPACES_FORBIDDEN,
    /**
     * Parts of /proc are covered, as container engines do: start the container with {@code
     * --security-opt unmask=ALL} or run outside.
     */
    PROC_MASKED,
    /** The user that boxed commands run as cannot reach the scratch folder: choose another. */
    SCRATCH_OUT_OF_REACH,
    /** The box could not be built for another reason, told by the tool. */
    NOT_BUILT,
    /** The box was built but leaks: {@code detail} names the probes. */
    SELF_TEST_FAILED
  }
}
