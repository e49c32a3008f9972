package dev.hasten.target.git;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.diff.ContentSource;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.AbstractTreeIterator;
import org.eclipse.jgit.util.io.NullOutputStream;

/** Reads what differs between two trees, or a tree and a work tree. */
final class Differences {
  private Differences() {}

  /** Compares two states; each content source reads the state that its iterator walks. */
  static SortedMap<Path, FileChange> between(
      Repository repository,
      AbstractTreeIterator before,
      ContentSource beforeTexts,
      AbstractTreeIterator after,
      ContentSource afterTexts)
      throws IOException {
    ContentSource.Pair texts = new ContentSource.Pair(beforeTexts, afterTexts);
    SortedMap<Path, FileChange> changes = new TreeMap<>();
    try (DiffFormatter differ = new DiffFormatter(NullOutputStream.INSTANCE)) {
      differ.setRepository(repository);
      differ.setDetectRenames(false);
      for (DiffEntry entry : differ.scan(before, after)) {
        boolean added = entry.getChangeType() == DiffEntry.ChangeType.ADD;
        changes.put(
            Path.of(added ? entry.getNewPath() : entry.getOldPath()),
            new FileChange(
                text(texts, DiffEntry.Side.OLD, entry, entry.getOldMode()),
                text(texts, DiffEntry.Side.NEW, entry, entry.getNewMode()),
                isRegular(entry)));
      }
    }
    return changes;
  }

  private static Optional<String> text(
      ContentSource.Pair texts, DiffEntry.Side side, DiffEntry entry, FileMode mode)
      throws IOException {
    if (mode.equals(FileMode.MISSING)) {
      return Optional.empty();
    }
    if (mode.equals(FileMode.GITLINK)) {
      return Optional.of(entry.getId(side).name());
    }
    return Optional.of(Text.decode(texts.open(side, entry).getBytes(Integer.MAX_VALUE)));
  }

  private static boolean isRegular(DiffEntry entry) {
    FileMode before = entry.getOldMode();
    FileMode after = entry.getNewMode();
    return switch (entry.getChangeType()) {
      case ADD -> after.equals(FileMode.REGULAR_FILE);
      case DELETE -> isFile(before);
      default -> isFile(before) && before.equals(after);
    };
  }

  private static boolean isFile(FileMode mode) {
    return mode.equals(FileMode.REGULAR_FILE) || mode.equals(FileMode.EXECUTABLE_FILE);
  }
}
