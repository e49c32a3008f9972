package dev.hasten.replay;

/**
 * One call of an entry that can be run on either side.
 *
 * @param id short name, unique among the inputs of an entry, such as {@code c17} or {@code g3}
 * @param origin where it came from
 * @param size how much data it carries: characters, elements and bytes reachable from the receiver
 *     and the arguments
 * @param weight how often the workload makes calls of this kind; 1 where unknown
 * @param graph receiver and arguments in the probe's own form; the host never decodes it
 */
public record Input(String id, Origin origin, long size, double weight, byte[] graph) {
  /** Where an input came from. */
  public enum Origin {
    /** A call that the workload made. */
    CAPTURED,
    /** A captured call with parts of its arguments changed. */
    MUTATED,
    /** A captured call made larger. */
    GROWN,
    /** Made from the types alone. */
    GENERATED,
    /** Written by a model. */
    WRITTEN
  }
}
