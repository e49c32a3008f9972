package dev.hasten.target.open;

import dev.hasten.target.Jdk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which Java a build asks for, and which installed JDK serves it. */
final class AskedJava {
  private static final Pattern LEVEL =
      Pattern.compile(
          "<(?:release|maven\\.compiler\\.(?:release|source|target)|java\\.version|jdk\\.version"
              + "|java\\.release)>\\s*(?:1\\.)?(\\d{1,2})\\s*</");

  private AskedJava() {}

  /**
   * The JDK to try first: the one that Hasten runs on, unless the root build file asks for a newer
   * level and a JDK of that level is there.
   */
  static Optional<Jdk> first(Path pom, List<Jdk> jdks) throws IOException {
    Optional<Jdk> own = Jdks.own().filter(jdks::contains).or(() -> jdks.stream().findFirst());
    OptionalInt level = level(Files.readString(pom, StandardCharsets.ISO_8859_1));
    if (own.isPresent() && level.isPresent() && level.getAsInt() > own.get().feature()) {
      return atLeast(level.getAsInt(), jdks).or(() -> own);
    }
    return own;
  }

  /** The oldest JDK that can compile for a release. */
  static Optional<Jdk> atLeast(int release, List<Jdk> jdks) {
    return jdks.stream().filter(jdk -> jdk.feature() >= release).findFirst();
  }

  /** The newest JDK in a version range of the enforcer, such as {@code [11,18)}. */
  static Optional<Jdk> within(String range, List<Jdk> jdks) {
    String bounds = range.replaceAll("[\\[\\]()]", "");
    String[] ends = bounds.split(",", -1);
    String low = ends[0].strip();
    String high = ends.length > 1 ? ends[1].strip() : "";
    boolean openHigh = range.endsWith(")");
    boolean exact = range.startsWith("[") && ends.length == 1;
    return jdks.stream()
        .filter(jdk -> low.isEmpty() || Versions.compare(dotted(jdk), plain(low)) >= 0)
        .filter(
            jdk -> {
              if (exact) {
                return jdk.feature() == feature(low);
              }
              int order = high.isEmpty() ? -1 : Versions.compare(dotted(jdk), plain(high));
              return openHigh ? order < 0 : order <= 0;
            })
        .reduce((older, newer) -> newer);
  }

  private static OptionalInt level(String pom) {
    Matcher level = LEVEL.matcher(pom);
    int highest = 0;
    while (level.find()) {
      highest = Math.max(highest, Integer.parseInt(level.group(1)));
    }
    return highest == 0 ? OptionalInt.empty() : OptionalInt.of(highest);
  }

  private static int feature(String version) {
    String number = plain(version).split("\\.", 2)[0];
    return number.matches("\\d{1,3}") ? Integer.parseInt(number) : 0;
  }

  private static String plain(String version) {
    return version.startsWith("1.") ? version.substring(2) : version;
  }

  private static String dotted(Jdk jdk) {
    return plain(jdk.version());
  }
}
