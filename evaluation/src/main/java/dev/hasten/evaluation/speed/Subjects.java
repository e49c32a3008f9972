package dev.hasten.evaluation.speed;

import dev.hasten.evaluation.library.OpenLibrary;
import dev.hasten.profiling.Hotspot;
import dev.hasten.profiling.ProfilingException;
import dev.hasten.replay.EntryChoice;
import dev.hasten.target.MethodRef;
import dev.hasten.target.source.SourceLookup;
import dev.hasten.target.source.SourceMethod;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Draws the methods to time from a library's hotspots, by chance. */
final class Subjects {
  private static final int AT_ONCE = 8;
  private static final int ROUNDS = 3;

  /**
   * A method with calls of it.
   *
   * @param entry the method that is timed, its own hotspot or a caller
   * @param source where the entry stands
   */
  record Subject(EntryChoice.Found entry, SourceMethod source) {
    MethodRef method() {
      return entry.entry().method();
    }
  }

  private Subjects() {}

  /** Methods drawn from the profile of the library's tests; entries are drawn once. */
  static List<Subject> drawn(OpenLibrary library, int count, long seed) throws ProfilingException {
    List<MethodRef> all =
        new ArrayList<>(
            library.hotspots().ranked().stream()
                .map(Hotspot::method)
                .filter(m -> !m.name().equals("<clinit>"))
                .sorted()
                .toList());
    Collections.shuffle(all, new Random(seed));
    Map<MethodRef, Subject> found = new LinkedHashMap<>();
    for (int from = 0;
        from < Math.min(all.size(), ROUNDS * AT_ONCE) && found.size() < count;
        from += AT_ONCE) {
      List<MethodRef> some = all.subList(from, Math.min(from + AT_ONCE, all.size()));
      add(library, some, count, found);
    }
    return List.copyOf(found.values());
  }

  /** The methods that an earlier run drew, with calls recorded anew. */
  static List<Subject> again(OpenLibrary library, List<MethodRef> methods) {
    Map<MethodRef, Subject> found = new LinkedHashMap<>();
    add(library, methods, methods.size(), found);
    return List.copyOf(found.values());
  }

  private static void add(
      OpenLibrary library, List<MethodRef> methods, int count, Map<MethodRef, Subject> found) {
    Map<MethodRef, EntryChoice> entries = library.entries(methods);
    for (MethodRef method : methods) {
      if (found.size() < count && entries.get(method) instanceof EntryChoice.Found entry) {
        MethodRef timed = entry.entry().method();
        if (library.judge().bench().sources().find(timed) instanceof SourceLookup.Found at) {
          found.putIfAbsent(timed, new Subject(entry, at.method()));
        }
      }
    }
  }
}
