package dev.hasten.agent;

import dev.hasten.agent.options.Option;
import dev.hasten.agent.options.Settings;
import dev.hasten.replay.DifferenceKind;
import dev.hasten.replay.Loosenings;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Reads which differences a user has said not to mind. */
final class Loosening {
  private static final Map<Option, DifferenceKind> FLAGS = flags();

  private Loosening() {}

  private static Map<Option, DifferenceKind> flags() {
    Map<Option, DifferenceKind> flags = new LinkedHashMap<>();
    flags.put(Option.IGNORE_EXCEPTION_MESSAGES, DifferenceKind.EXCEPTION_MESSAGE);
    flags.put(Option.IGNORE_INCIDENTAL_EXCEPTIONS, DifferenceKind.INCIDENTAL_EXCEPTION);
    flags.put(Option.IGNORE_OFF_PROTOCOL, DifferenceKind.OFF_PROTOCOL);
    flags.put(Option.IGNORE_ORDER, DifferenceKind.ORDER);
    flags.put(Option.IGNORE_ALIASING, DifferenceKind.ALIASING);
    flags.put(Option.IGNORE_CACHES, DifferenceKind.CACHE);
    flags.put(Option.IGNORE_ALIASED_ARGUMENTS, DifferenceKind.ALIASED_ARGUMENTS);
    flags.put(Option.IGNORE_PRIVATE_CALLS, DifferenceKind.PRIVATE_CALL);
    flags.put(Option.IGNORE_SERIAL_FORM, DifferenceKind.SERIAL_FORM);
    return flags;
  }

  static Loosenings of(Settings settings) {
    Set<DifferenceKind> admitted = EnumSet.noneOf(DifferenceKind.class);
    FLAGS.forEach(
        (option, kind) -> {
          if (settings.flag(option)) {
            admitted.add(kind);
          }
        });
    return new Loosenings(settings.number(Option.FLOAT_ULP), admitted);
  }
}
