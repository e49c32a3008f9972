package dev.hasten.evaluation;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ParserConfiguration.LanguageLevel;
import com.github.javaparser.Position;
import com.github.javaparser.ast.body.CallableDeclaration;
import dev.hasten.agent.catalogue.Catalogue;
import dev.hasten.agent.catalogue.Finding;
import dev.hasten.agent.catalogue.RuleInfo;
import dev.hasten.agent.catalogue.TypeSources;
import dev.hasten.target.edit.TextEdit;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Prints in how many methods of well-known libraries each rule of the catalogue fires: every rule
 * is applied to every method as if it were hot. Rows are rules, columns the methods, those among
 * them that are hot under the library's own tests, and the libraries with at least one. Which are
 * hot is told by the resource {@code hot-methods.txt}: those that took at least 0.05 % of the CPU
 * time themselves.
 *
 * <p>Arguments: a folder with {@code src/LIBRARY/} of sources and {@code jars/} of what they need,
 * as {@code evaluation/run} fills it; {@code --quick} for the hot methods only; {@code --show RULE}
 * prints each rewrite of one rule, or of {@code all}.
 */
public final class Occurrence {
  private static final int RELEASE = 8;
  private static final int GOAL = 45;

  private final Path folder;
  private final boolean quick;
  private final String shown;
  private final Set<String> hotNames = hotNames();
  private final Map<String, Integer> hot = new TreeMap<>();
  private final Map<String, int[]> hotMethods = new TreeMap<>();
  private final Catalogue catalogue = Catalogue.standard();
  private final Map<String, Integer> methods = new TreeMap<>();
  private final Map<String, Set<String>> libraries = new TreeMap<>();
  private final Map<String, Integer> perLibrary = new TreeMap<>();
  private int units;

  private Occurrence(Path folder, boolean quick, String shown) {
    this.folder = folder;
    this.quick = quick;
    this.shown = shown;
  }

  public static void main(String[] args) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(args));
    boolean quick = arguments.remove("--quick");
    int show = arguments.indexOf("--show");
    String shown = show < 0 ? "" : arguments.get(show + 1);
    Occurrence occurrence = new Occurrence(Path.of(arguments.get(0)), quick, shown);
    occurrence.scan();
    System.exit(occurrence.print() ? 0 : 4);
  }

  private void scan() throws IOException {
    List<Path> jars = children(folder.resolve("jars"));
    for (Path library : children(folder.resolve("src"))) {
      try (TypeSources sources = TypeSources.of(jars, List.of(library), RELEASE)) {
        scan(library, sources);
      }
    }
  }

  private void scan(Path library, TypeSources sources) throws IOException {
    String name = library.getFileName().toString().replace("-sources-jar", "");
    for (Path unit : javaFiles(library)) {
      units++;
      Path file = library.relativize(unit);
      String text = Files.readString(unit, StandardCharsets.ISO_8859_1);
      hotMethods(name, file, text, sources);
      if (!quick) {
        new HashSet<>(catalogue.proposeAll(file, text, RELEASE, sources))
            .forEach(finding -> count(name, unit, text, finding));
      }
    }
    System.err.println(name);
  }

  private void hotMethods(String library, Path file, String text, TypeSources sources) {
    String path = file.toString().replace(".java", "").replace('/', '.') + "#";
    Set<String> here = new HashSet<>();
    hotNames.stream()
        .filter(name -> name.replaceAll("[$][^#]*", "").startsWith(path))
        .forEach(name -> here.add(name.substring(name.indexOf('#') + 1)));
    if (here.isEmpty()) {
      return;
    }
    new JavaParser(new ParserConfiguration().setLanguageLevel(LanguageLevel.BLEEDING_EDGE))
        .parse(text)
        .getResult()
        .ifPresent(
            unit ->
                unit.findAll(CallableDeclaration.class).stream()
                    .filter(m -> here.contains(nameOf((CallableDeclaration<?>) m)))
                    .forEach(m -> hot(library, file, text, (CallableDeclaration<?>) m, sources)));
  }

  private void hot(
      String library, Path file, String text, CallableDeclaration<?> method, TypeSources sources) {
    Position at = method.getName().getBegin().orElseThrow();
    int line = 1;
    int start = 0;
    while (line < at.line) {
      start = text.indexOf('\n', start) + 1;
      line++;
    }
    List<Finding> findings = catalogue.propose(file, text, start + at.column - 1, RELEASE, sources);
    int[] counts = hotMethods.computeIfAbsent(library, l -> new int[3]);
    counts[0]++;
    counts[1] += findings.isEmpty() ? 0 : 1;
    counts[2] += findings.size();
    for (Finding finding : findings) {
      hot.merge(finding.rule(), 1, Integer::sum);
      if (shown.equals("hot")) {
        System.out.println(finding.rule() + " " + library + " " + file + " " + method.getName());
      }
    }
  }

  private static String nameOf(CallableDeclaration<?> method) {
    return method.isConstructorDeclaration() ? "<init>" : method.getNameAsString();
  }

  private static Set<String> hotNames() {
    try (InputStream in = Occurrence.class.getResourceAsStream("/hot-methods.txt")) {
      return in == null
          ? Set.of()
          : new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void count(String library, Path unit, String text, Finding finding) {
    methods.merge(finding.rule(), 1, Integer::sum);
    libraries.computeIfAbsent(finding.rule(), rule -> new TreeSet<>()).add(library);
    perLibrary.merge(library, 1, Integer::sum);
    if (shown.equals("all") || finding.rule().equals(shown)) {
      System.out.println("== " + finding.rule() + " " + library + " " + unit.getFileName());
      for (TextEdit edit : finding.edits().edits()) {
        int line = text.substring(0, edit.start()).split("\n", -1).length;
        System.out.println(
            line + " - " + edit.expected() + "\n" + line + " + " + edit.replacement());
      }
    }
  }

  private boolean print() {
    System.out.printf(
        Locale.ROOT, "%-8s%8s%6s%10s  %s%n", "rule", "methods", "hot", "libraries", "rewrite");
    int firing = 0;
    for (RuleInfo rule : catalogue.rules()) {
      int found = methods.getOrDefault(rule.id(), 0);
      int in = libraries.getOrDefault(rule.id(), Set.of()).size();
      firing += found > 0 ? 1 : 0;
      System.out.printf(
          Locale.ROOT,
          "%-8s%8d%6d%10d  %s%n",
          rule.id(),
          found,
          hot.getOrDefault(rule.id(), 0),
          in,
          rule.title());
    }
    perLibrary.forEach(
        (library, found) -> System.out.printf(Locale.ROOT, "%8d  %s%n", found, library));
    hotMethods.forEach(
        (library, n) ->
            System.out.printf(
                Locale.ROOT,
                "%-28s %d hot methods, %d with a finding, %d findings%n",
                library,
                n[0],
                n[1],
                n[2]));
    System.out.printf(
        Locale.ROOT,
        "%d findings in %d units; %d of %d rules fire%n",
        methods.values().stream().mapToInt(Integer::intValue).sum(),
        units,
        firing,
        catalogue.rules().size());
    return catalogue.rules().size() >= GOAL;
  }

  private static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.sorted().toList();
    }
  }

  private static List<Path> javaFiles(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(f -> f.toString().endsWith(".java")).sorted().toList();
    }
  }
}
