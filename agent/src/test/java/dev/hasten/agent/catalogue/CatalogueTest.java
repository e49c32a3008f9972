package dev.hasten.agent.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Cases are files: {@code catalogue/RULE/case.before.java} becomes {@code case.after.java}, and in
 * {@code case.none.java} the rule finds nothing. The hot method is the one named {@code hot}.
 */
class CatalogueTest {
  private static final int RELEASE = 8;

  @TempDir private static Path classes;

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void a_rule_rewrites_what_it_should_and_nothing_else(String name) throws IOException {
    Path before = root().resolve(name);
    Path after = root().resolve(name.replace(".before.java", ".after.java"));
    String rule = name.substring(0, name.indexOf('/'));
    String text = Files.readString(before);
    assertThat(errors(text)).as("before").isEmpty();

    List<Finding> findings = findings(rule, text);

    if (before.equals(after)) {
      assertThat(findings).isEmpty();
      return;
    }
    assertThat(findings).isNotEmpty();
    String result = Catalogue.apply(text, findings.get(0).edits().edits());
    assertThat(result).isEqualTo(Files.readString(after));
    assertThat(errors(result)).as("after").isEmpty();
  }

  @Test
  void every_rule_has_a_case_that_fires() throws IOException {
    List<String> firing =
        cases().filter(c -> c.endsWith(".before.java")).map(c -> c.split("/")[0]).toList();
    assertThat(firing)
        .containsAll(Catalogue.standard().rules().stream().map(RuleInfo::id).toList());
  }

  @Test
  void every_rule_has_a_name_of_its_own() {
    assertThat(Catalogue.standard().rules()).extracting(RuleInfo::id).doesNotHaveDuplicates();
  }

  @Test
  void a_finding_names_the_lines_that_use_what_it_makes_anew() {
    String text =
        String.join(
            "\n",
            "class Sample {",
            "  int hot(byte[] from) {",
            "    java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();",
            "    for (byte b : from) {",
            "      out.write(b);",
            "    }",
            "    return from.length;",
            "  }",
            "}");
    Finding finding = findings("CON-1", text).get(0);
    assertThat(finding.lines()).contains(3, 5).doesNotContain(4, 7);
  }

  @Test
  void a_rule_that_was_measured_to_gain_nothing_on_a_jdk_is_left_out_there() {
    List<RuleInfo> all = Catalogue.standard().rules();
    for (int jdk : List.of(17, 25)) {
      assertThat(Catalogue.standard().on(jdk).rules())
          .containsExactlyElementsOf(all.stream().filter(rule -> rule.paysOn(jdk)).toList())
          .hasSizeGreaterThanOrEqualTo(45);
    }
  }

  @Test
  void text_that_does_not_parse_has_no_findings() {
    try (TypeSources sources = TypeSources.of(List.of(), List.of(), RELEASE)) {
      assertThat(Catalogue.standard().propose(Path.of("A.java"), "class {", 0, RELEASE, sources))
          .isEmpty();
    }
  }

  private static List<Finding> findings(String rule, String text) {
    int hot = text.indexOf(" hot(");
    assertThat(hot).isPositive();
    try (TypeSources sources = TypeSources.of(List.of(), List.of(), RELEASE)) {
      return Catalogue.standard()
          .propose(Path.of("Sample.java"), text, hot, RELEASE, sources)
          .stream()
          .filter(f -> f.rule().equals(rule))
          .toList();
    }
  }

  private static List<String> errors(String text) {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    JavaFileObject unit =
        new SimpleJavaFileObject(URI.create("string:///Sample.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
          }
        };
    List<String> options =
        List.of("-proc:none", "--release", String.valueOf(RELEASE), "-d", classes.toString());
    javac.getTask(null, null, found, options, null, List.of(unit)).call();
    return found.getDiagnostics().stream()
        .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
        .map(d -> d.getLineNumber() + ": " + d.getMessage(Locale.ROOT))
        .toList();
  }

  static Stream<String> cases() throws IOException {
    try (Stream<Path> files = Files.walk(root())) {
      return files
          .filter(f -> f.toString().endsWith(".before.java") || f.toString().endsWith(".none.java"))
          .map(f -> root().relativize(f).toString().replace('\\', '/'))
          .sorted()
          .toList()
          .stream();
    }
  }

  private static Path root() {
    try {
      return Path.of(CatalogueTest.class.getResource("/catalogue").toURI());
    } catch (URISyntaxException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
