package dev.hasten.agent.face;

import dev.hasten.agent.options.Option;
import java.util.ArrayList;
import java.util.List;

/** What Hasten can be told to do. */
public enum Verb {
  OPTIMIZE(
      "optimize",
      "TARGET",
      "Profile a repository, propose rewrites, check and time them, and commit those that are proved"
          + " on a branch hasten/RUN. TARGET is a folder (by default the current one), a git URL, or"
          + " central:GROUP:ARTIFACT:VERSION.",
      Option.METHOD,
      Option.INCLUDE,
      Option.EXCLUDE,
      Option.TESTS,
      Option.WORKLOAD,
      Option.PROFILE,
      Option.HOTSPOTS,
      Option.MIN_SHARE,
      Option.MIN_GAIN,
      Option.PROPOSALS,
      Option.MAX_MINUTES,
      Option.MODEL,
      Option.MODEL_URL,
      Option.MAX_TOKENS,
      Option.MAX_COST,
      Option.PRICE,
      Option.MODEL_SECONDS,
      Option.TEST_SECONDS,
      Option.FLOAT_ULP,
      Option.IGNORE_EXCEPTION_MESSAGES,
      Option.IGNORE_INCIDENTAL_EXCEPTIONS,
      Option.IGNORE_OFF_PROTOCOL,
      Option.IGNORE_ORDER,
      Option.IGNORE_ALIASING,
      Option.IGNORE_CACHES,
      Option.IGNORE_ALIASED_ARGUMENTS,
      Option.IGNORE_PRIVATE_CALLS,
      Option.IGNORE_SERIAL_FORM,
      Option.KEEP_TESTS,
      Option.DRY_RUN),
  VERIFY(
      "verify",
      "CHANGE",
      "Give a verdict on a change that anyone made: BASE..HEAD, a patch file, or nothing for what the"
          + " work tree changes against HEAD.",
      Option.REPO,
      Option.TESTS,
      Option.MIN_GAIN,
      Option.TEST_SECONDS,
      Option.FLOAT_ULP,
      Option.IGNORE_EXCEPTION_MESSAGES,
      Option.IGNORE_INCIDENTAL_EXCEPTIONS,
      Option.IGNORE_OFF_PROTOCOL,
      Option.IGNORE_ORDER,
      Option.IGNORE_ALIASING,
      Option.IGNORE_CACHES,
      Option.IGNORE_ALIASED_ARGUMENTS,
      Option.IGNORE_PRIVATE_CALLS,
      Option.IGNORE_SERIAL_FORM),
  PROFILE(
      "profile",
      "TARGET",
      "Profile a repository and rank its hotspots; nothing is proposed or changed.",
      Option.METHOD,
      Option.INCLUDE,
      Option.EXCLUDE,
      Option.TESTS,
      Option.WORKLOAD,
      Option.PROFILE,
      Option.HOTSPOTS,
      Option.MIN_SHARE,
      Option.TEST_SECONDS),
  REPORT(
      "report",
      "RUN",
      "Write the reports of a run again from its ledger and say where they are; by default of the last"
          + " run.",
      Option.REPO),
  EXPORT(
      "export",
      "RUN",
      "Write files of an earlier run, by default the last, to a folder: with --tests the tests that"
          + " hold the deciding inputs of its accepted rewrites. RUN is its name or its folder.",
      Option.REPO,
      Option.EXPORT_TESTS),
  DOCTOR(
      "doctor",
      "",
      "Say what this machine has and lacks, the smallest speedup that can be told on it, and every"
          + " setting with where it came from.",
      Option.REPO,
      Option.MODEL,
      Option.MODEL_URL,
      Option.PRICE,
      Option.SKIP_NOISE);

  private final String word;
  private final String argument;
  private final String description;
  private final List<Option> options;

  Verb(String word, String argument, String description, Option... options) {
    this.word = word;
    this.argument = argument;
    this.description = description;
    List<Option> all = new ArrayList<>(List.of(options));
    all.addAll(List.of(Option.SANDBOX, Option.JDK, Option.SEED, Option.OUT, Option.JSON));
    this.options = List.copyOf(all);
  }

  /** The word that names it in every face. */
  public String word() {
    return word;
  }

  /** What stands for its argument in help texts; empty where it takes none. */
  public String argument() {
    return argument;
  }

  /** What it does, a sentence or two. */
  public String description() {
    return description;
  }

  /** The options that mean something to it. */
  public List<Option> options() {
    return options;
  }
}
