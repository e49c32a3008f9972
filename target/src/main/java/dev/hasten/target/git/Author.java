package dev.hasten.target.git;

import java.time.OffsetDateTime;

/**
 * Who a commit is by, and when.
 *
 * @param name as git shows it
 * @param email as git shows it
 * @param when time of the commit, with its zone
 */
public record Author(String name, String email, OffsetDateTime when) {
  /** Used where the user's git has no identity configured. */
  static final String FALLBACK_NAME = "Hasten";

  static final String FALLBACK_EMAIL = "hasten@localhost";

  /** Hasten itself at the given time. */
  public static Author hasten(OffsetDateTime when) {
    return new Author(FALLBACK_NAME, FALLBACK_EMAIL, when);
  }
}
