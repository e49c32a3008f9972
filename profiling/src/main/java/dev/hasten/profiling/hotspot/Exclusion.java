package dev.hasten.profiling.hotspot;

import dev.hasten.target.MethodRef;

/**
 * A method that costs something and is not ranked.
 *
 * @param method which
 * @param reason why
 * @param cpu its self share of the workload's CPU time, 0 to 1
 * @param allocation its self share of the workload's allocation, 0 to 1
 */
public record Exclusion(MethodRef method, Reason reason, double cpu, double allocation) {
  /** Why a method is not ranked. */
  public enum Reason {
    /** A test, or what tests are made of. */
    TEST_CODE("it is test code"),
    /** Made by a tool. */
    GENERATED("it is generated: the next build would write it anew"),
    /** Written in another language. */
    NATIVE("it is native: there is no Java to rewrite"),
    /** Runs once a class. */
    STATIC_INITIALIZER("it initialises a class and runs once"),
    /** No source file. */
    NO_SOURCE("its source is not among the target's source folders"),
    /** The recording is of other classes. */
    NOT_IN_CLASS("the target's class has no such method: the recording is of another version"),
    /** Left out by the user's patterns. */
    IGNORED_BY_USER("the settings leave it out"),
    /** Not worth a look. */
    TOO_SMALL("its share is below the smallest that the settings ask for"),
    /** Behind the last that was asked for. */
    BEYOND_MAXIMUM("as many methods with a larger share were asked for");

    private final String sentence;

    Reason(String sentence) {
      this.sentence = sentence;
    }

    /** The reason in words, to be read after "not ranked:". */
    public String sentence() {
      return sentence;
    }
  }
}
