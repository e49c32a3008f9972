package dev.hasten.target.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hasten.sandbox.Sandbox;
import dev.hasten.target.Boxes;
import dev.hasten.target.Fixture;
import dev.hasten.target.Module;
import dev.hasten.target.Target;
import dev.hasten.target.compile.Compilation.Compiled;
import dev.hasten.target.compile.Compilation.Refused;
import dev.hasten.target.compile.Compilation.Unanswered;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompileServerTest {
  private static final Path A = Path.of("src/main/java/p/A.java");
  private static final String TEXT =
      "package p; class A { static final int N = 1; int m() { return new B().n(); } class C {} }";
  private static Sandbox sandbox;

  @TempDir Path root;
  @TempDir Path output;
  private Target target;
  private Module module;
  private CompileServer server;

  @BeforeAll
  static void open() throws Exception {
    sandbox = Boxes.open();
  }

  @AfterAll
  static void close() {
    sandbox.close();
  }

  @BeforeEach
  void start() {
    Fixture fixture = new Fixture(root);
    fixture.main("p/A.java", TEXT);
    fixture.main("p/B.java", "package p; class B { int n() { return 2; } }");
    fixture.main("p/D.java", "package p; class D extends A { }");
    fixture.main("p/E.java", "package p; class E { int copied = D.N; }");
    target = fixture.target();
    module = target.modules().get(0);
    server = CompileServer.start(sandbox, target);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Compilation compile(String text) {
    return server.compile(module, Map.of(A, text), output);
  }

  @Test
  void a_unit_is_compiled_against_the_classes_of_its_module() {
    assertThat(compile(TEXT.replace("return", "return 1 +")))
        .isEqualTo(new Compiled(output, java.util.List.of("p.A", "p.A$C")));
    assertThat(output.resolve("p/A$C.class")).isRegularFile();
    assertThat(server.roundTrip(module, A)).isEqualTo(new RoundTrip.Same());
  }

  @Test
  void errors_are_told_with_their_place_and_nothing_is_written() {
    Refused refused = (Refused) compile("package p;\nclass A {\n  int m() { return \"\"; } }");
    Diagnostic diagnostic = refused.diagnostics().get(0);
    assertThat(diagnostic.file()).isEqualTo(A);
    assertThat(diagnostic.line()).isEqualTo(3);
    assertThat(diagnostic.column()).isEqualTo(20);
    assertThat(diagnostic.message()).contains("incompatible types");
    assertThat(output).isEmptyDirectory();
  }

  @Test
  void a_class_of_another_package_than_its_unit_is_not_written() {
    Refused refused = (Refused) compile("package q; class A {}");
    assertThat(refused.diagnostics().get(0).message()).contains("outside the packages");
    assertThat(output).isEmptyDirectory();
    assertThat(ClassNames.isInPackageOf("p.A$1", Set.of("p/A.java"))).isTrue();
    assertThat(ClassNames.isInPackageOf("A", Set.of("A.java"))).isTrue();
    for (String bad : new String[] {"p.", "p/A", "p...A", "../A", "p.A\0", "", "p.q.A"}) {
      assertThat(ClassNames.isInPackageOf(bad, Set.of("p/A.java"))).as(bad).isFalse();
    }
    assertThatThrownBy(() -> server.compile(module, Map.of(Path.of("../X.java"), ""), output))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_compiler_that_does_not_answer_in_time_is_replaced() {
    try (CompileServer hasty = CompileServer.start(sandbox, target, Duration.ofNanos(1))) {
      assertThat(hasty.compile(module, Map.of(A, TEXT), output)).isInstanceOf(Unanswered.class);
      assertThat(hasty.compile(module, Map.of(A, TEXT), output)).isInstanceOf(Unanswered.class);
    }
  }

  @Test
  void a_unit_that_something_else_helped_to_compile_is_told() throws Exception {
    Path file = module.directory().resolve(A);
    Files.writeString(file, TEXT.replace("int m() {", "int m(long x) {"));
    RoundTrip.OtherMembers other = (RoundTrip.OtherMembers) server.roundTrip(module, A);
    assertThat(other.differences()).containsExactly("build has p.A m()I", "build lacks p.A m(J)I");
    Files.writeString(file, "import lombok.Getter; package p;");
    assertThat(server.roundTrip(module, A))
        .isInstanceOfSatisfying(
            RoundTrip.NotCompiled.class,
            n -> assertThat(n.likely()).isEqualTo(RoundTrip.Cause.LOMBOK));
  }

  @Test
  void dependants_are_found_by_reference_and_where_a_constant_was_copied() {
    assertThat(Dependants.of(module, Set.of("p.B"))).containsExactly(A);
    assertThat(Dependants.of(module, Set.of("p.A", "p.A$C")))
        .extracting(p -> p.getFileName().toString())
        .containsExactly("D.java", "E.java");
  }
}
