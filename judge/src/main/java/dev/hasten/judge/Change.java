package dev.hasten.judge;

import dev.hasten.replay.EntryChoice;
import dev.hasten.target.edit.Patch;
import java.util.Optional;

/**
 * A change to judge.
 *
 * @param id short name, unique in a run
 * @param patch the files as they stand after it
 * @param entry through which it is observed and timed; nothing to find one for each method it
 *     changes
 */
public record Change(String id, Patch patch, Optional<EntryChoice.Found> entry) {}
