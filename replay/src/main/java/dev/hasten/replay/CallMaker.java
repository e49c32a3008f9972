package dev.hasten.replay;

/** Who makes a call that two sides answer differently. */
public enum CallMaker {
  /** The workload made it. */
  WORKLOAD,
  /** It was made up, and anyone may make it. */
  ANYONE,
  /** It was made up, and no code but the method's own package could make it. */
  PACKAGE
}
