package dev.hasten.probe.observe;

/** How much of an object a caller can get at. */
enum Exposure {
  /** The object itself. */
  OPEN,
  /** What it holds, through something that wraps it; not the object itself. */
  WRAPPED,
  /** Nothing directly: only private code of the target reaches it. */
  HIDDEN;

  /** The exposure of what such an object holds. */
  Exposure ofContent() {
    return this == HIDDEN ? HIDDEN : OPEN;
  }

  /** The exposure of a part, which is no greater than that of the whole. */
  Exposure within(Exposure part) {
    return this == HIDDEN ? HIDDEN : part;
  }

  /** Whether its class is nobody's business. */
  boolean isCoarse() {
    return this != OPEN;
  }
}
