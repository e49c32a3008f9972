package dev.hasten.verification.kept;

import dev.hasten.replay.Expectation;
import dev.hasten.replay.Expectation.Check;
import dev.hasten.replay.Input;
import dev.hasten.verification.Oracle;
import dev.hasten.verification.Oracle.Asked;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Chooses the calls that are worth a test: few, small, and as different from one another as can be
 * in what they are given, in what they lead to and in the paths that they take.
 */
final class Choice {
  private static final int MOST = 20;
  private static final int LOOKED_AT = 320;
  private static final long LARGEST = 400;
  private static final long SLOWEST_NANOS = 50_000_000;
  private static final int LONGEST = 700;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long LARGEST_MADE_UP = 120;
  private static final int SHORT = 50;
  private static final int PAIRS = 160;

  /** What nobody types: escapes, and rows of signs. */
  private static final Pattern ODD = Pattern.compile("\\\\[u\\d]|[!#-'*+/:;<=>?@^`{|}~\\[\\]]{2}");

  private static final Pattern EDGE =
      Pattern.compile("null|\"\"|0|0L|1|-1|(Integer|Long)\\.M(AX|IN)_VALUE|new \\S*\\[0\\]");

  private final Map<String, Integer> reasons = new HashMap<>();
  private final Map<String, Integer> commonness = new HashMap<>();

  /** The chosen calls, small before large; empty where none can be written. */
  List<TestCase> of(Oracle oracle) {
    List<TestCase> all = written(oracle);
    List<Set<String>> features = all.stream().map(Choice::features).toList();
    features.forEach(set -> set.forEach(f -> commonness.merge(f, 1, Integer::sum)));
    List<TestCase> chosen = new ArrayList<>();
    Set<String> covered = new HashSet<>();
    Set<Integer> left = new TreeSet<>();
    for (int i = 0; i < all.size(); i++) {
      left.add(i);
    }
    while (chosen.size() < MOST && !left.isEmpty()) {
      int best = -1;
      double most = 0;
      for (int i : left) {
        double gain = gain(features.get(i), covered) / cost(all.get(i));
        if (gain > most) {
          most = gain;
          best = i;
        }
      }
      if (best < 0) {
        break;
      }
      chosen.add(all.get(best));
      covered.addAll(features.get(best));
      left.remove(best);
    }
    chosen.sort(
        Comparator.comparing((TestCase c) -> !c.told().thrown().isEmpty())
            .thenComparingLong(c -> c.asked().input().size())
            .thenComparingInt(c -> c.told().call().values().toString().length()));
    CaseNames names = new CaseNames();
    return chosen.stream().map(c -> c.named(names.name(c.told()))).toList();
  }

  /** Why calls cannot be written, the most frequent reason first. */
  List<String> reasons() {
    return reasons.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .map(Map.Entry::getKey)
        .toList();
  }

  private List<TestCase> written(Oracle oracle) {
    Instant end = Instant.now().plus(PATIENCE);
    List<TestCase> written = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Asked asked : small(oracle)) {
      if (Instant.now().isAfter(end)) {
        break;
      }
      Expectation expectation = oracle.expectation(asked.input(), LONGEST);
      if (expectation instanceof Expectation.None none) {
        reasons.merge(none.reason(), 1, Integer::sum);
      } else if (expectation instanceof Expectation.Told told) {
        if (!told.call().callable()) {
          reasons.merge("source cannot call it, as it is private", 1, Integer::sum);
        } else if (!told.isTelling()) {
          reasons.merge("what its calls lead to cannot be put into assertions", 1, Integer::sum);
        } else if (seen.add(
            told.call().statements() + told.call().receiver() + told.call().arguments())) {
          written.add(new TestCase("", told, asked, told.declaresChecked()));
        }
      }
    }
    return written;
  }

  /** Small inputs whose call is quick, of every origin. */
  private static List<Asked> small(Oracle oracle) {
    List<Asked> fit =
        oracle.asked().stream()
            .filter(a -> a.input().size() <= LARGEST && a.answer().nanos() <= SLOWEST_NANOS)
            .toList();
    Stream<Asked> captured =
        fit.stream().filter(a -> a.input().origin() == Input.Origin.CAPTURED).limit(LOOKED_AT / 2);
    Stream<Asked> others =
        fit.stream()
            .filter(
                a ->
                    a.input().origin() != Input.Origin.CAPTURED
                        && a.input().size() <= LARGEST_MADE_UP);
    return Stream.concat(captured, others).limit(LOOKED_AT).toList();
  }

  /** Features that few calls have count for more. */
  private double gain(Set<String> features, Set<String> covered) {
    double gain = 0;
    for (String feature : features) {
      if (!covered.contains(feature)) {
        gain += 1 / Math.sqrt(commonness.getOrDefault(feature, 1)) * weight(feature);
      }
    }
    return gain;
  }

  private static double weight(String feature) {
    return switch (feature.charAt(0)) {
      case 'e' -> 12;
      case 'o' -> 6;
      case 'p' -> 4;
      case 'a' -> 3;
      default -> 0.15;
    };
  }

  /** What reading it costs; calls that somebody made say more than made-up ones. */
  private static double cost(TestCase one) {
    String source =
        one.told().call().statements() + one.told().call().receiver() + one.told().call().values();
    double length = source.length();
    for (Check check : one.told().checks()) {
      length += check.expected().length();
    }
    long odd = ODD.matcher(source).results().count();
    boolean captured = one.asked().input().origin() == Input.Origin.CAPTURED;
    return (1 + length / SHORT + odd / 2.0) * (captured ? 0.2 : 1);
  }

  /**
   * Edges ({@code e}), outcomes ({@code o}), paths ({@code p}), shapes of what is given ({@code
   * a}), and details ({@code d}).
   */
  private static Set<String> features(TestCase one) {
    Set<String> features = new HashSet<>();
    Expectation.Told told = one.told();
    if (!told.thrown().isEmpty()) {
      features.add("o throws " + told.thrown());
      features.add("a message " + told.message().replaceAll("-?\\d+", "#"));
    }
    for (Check check : told.checks()) {
      features.add("o " + check.kind() + " " + check.actual() + " " + shape(check.expected()));
      features.add("a value " + check.actual() + " " + check.expected());
      details("r" + check.actual(), check.expected(), features);
    }
    List<String> values = told.call().values();
    for (int i = 0; i < values.size(); i++) {
      String value = values.get(i);
      features.add("a argument " + i + " " + shape(value));
      if (EDGE.matcher(value).matches()) {
        features.add("e argument " + i + " " + value);
      }
      details(Integer.toString(i), value, features);
    }
    for (int i = 1; i < values.size(); i++) {
      features.add("a pair " + i + " " + relation(values.get(i - 1), values.get(i)));
    }
    features.add("a receiver " + shape(told.call().receiver()));
    if (isExplored(one.asked().input())) {
      features.add("p " + one.asked().input().id());
    }
    return features;
  }

  /** Whether it was found since it reaches what no input before it reached. */
  private static boolean isExplored(Input input) {
    return input.origin() == Input.Origin.MUTATED && input.id().startsWith("e");
  }

  private static String relation(String one, String other) {
    boolean numbers = one.matches("-?\\d+L?") && other.matches("-?\\d+L?");
    if (one.equals(other)) {
      return "equal";
    }
    return numbers
        ? Integer.toString(
            Long.compare(
                Long.parseLong(one.replace("L", "")), Long.parseLong(other.replace("L", ""))))
        : shape(one) + shape(other);
  }

  /** What stands beside what: pairs of characters of a text. */
  private static void details(String place, String source, Set<String> features) {
    String text = source.startsWith("\"") ? Text.value(source) : source;
    for (int i = 1; i < Math.min(text.length(), PAIRS); i++) {
      features.add("d" + place + text.substring(i - 1, i + 1));
    }
    if (text.length() > 1 && source.startsWith("\"")) {
      features.add("d" + place + "first" + text.substring(0, 2));
      features.add("d" + place + "last" + text.substring(text.length() - 2));
    }
  }

  /** A value's kind, so that values of one kind probably go the same way. */
  private static String shape(String source) {
    if (source.matches("-?\\d+L?")) {
      return "number " + magnitude(Long.parseLong(source.replace("L", "")));
    } else if (!source.startsWith("\"")) {
      return source.replaceAll("\\d+", "#").replaceAll("\"[^\"]*\"", "t");
    }
    String text = Text.value(source);
    StringBuilder shape = new StringBuilder("text ");
    shape.append(32 - Integer.numberOfLeadingZeros(text.length()));
    shape.append(text.chars().anyMatch(Character::isUpperCase) ? "U" : "");
    shape.append(text.chars().anyMatch(Character::isLowerCase) ? "l" : "");
    shape.append(text.chars().anyMatch(Character::isDigit) ? "9" : "");
    shape.append(text.chars().anyMatch(Character::isWhitespace) ? " " : "");
    shape.append(text.chars().anyMatch(c -> c > 127) ? "x" : "");
    shape.append(
        text.chars().anyMatch(c -> c > ' ' && c < 127 && !Character.isLetterOrDigit(c)) ? "." : "");
    return shape.toString();
  }

  private static String magnitude(long value) {
    long size = Math.abs(value);
    String word = size <= 2 ? "" + size : size <= 16 ? "some" : size <= 1024 ? "many" : "huge";
    return Long.signum(value) + word;
  }
}
