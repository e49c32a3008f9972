package dev.hasten.evaluation;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {
  private static final int FLOOR = 300;

  /** Package of each module, and the packages that it may know beside itself. */
  private static final Map<String, List<String>> MAY_KNOW =
      Map.ofEntries(
          Map.entry("dev.hasten.probe", List.of()),
          Map.entry("dev.hasten.sandbox", List.of()),
          Map.entry("dev.hasten.target", List.of("probe", "sandbox")),
          Map.entry("dev.hasten.profiling", List.of("target", "sandbox")),
          Map.entry("dev.hasten.replay", List.of("profiling", "target", "sandbox", "probe")),
          Map.entry("dev.hasten.verification", List.of("replay", "profiling", "target", "sandbox")),
          Map.entry("dev.hasten.benchmarks", List.of("replay", "profiling", "target", "sandbox")),
          Map.entry(
              "dev.hasten.judge",
              List.of("verification", "benchmarks", "replay", "profiling", "target", "sandbox")),
          Map.entry(
              "dev.hasten.agent",
              List.of(
                  "judge",
                  "verification",
                  "benchmarks",
                  "replay",
                  "profiling",
                  "target",
                  "sandbox")),
          Map.entry(
              "dev.hasten.cli",
              List.of(
                  "agent",
                  "judge",
                  "verification",
                  "benchmarks",
                  "replay",
                  "profiling",
                  "target",
                  "sandbox")),
          Map.entry(
              "dev.hasten.maven",
              List.of(
                  "agent",
                  "judge",
                  "verification",
                  "benchmarks",
                  "replay",
                  "profiling",
                  "target",
                  "sandbox")));

  private static final JavaClasses HASTEN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("/probe/asm/"))
          .withImportOption(location -> !location.contains("/hasten_maven_plugin/"))
          .importPackages("dev.hasten");

  @Test
  void enough_classes_are_seen_that_the_rules_mean_something() {
    assertThat(HASTEN.size()).isGreaterThan(FLOOR);
    MAY_KNOW
        .keySet()
        .forEach(
            module ->
                assertThat(HASTEN.stream().filter(c -> c.getPackageName().startsWith(module)))
                    .as(module)
                    .isNotEmpty());
  }

  @TestFactory
  List<DynamicTest> a_module_knows_only_those_below_it() {
    List<DynamicTest> tests = new ArrayList<>();
    MAY_KNOW.forEach(
        (module, known) -> {
          List<String> allowed =
              new ArrayList<>(known.stream().map(k -> "dev.hasten." + k).toList());
          allowed.add(module);
          String[] forbidden =
              MAY_KNOW.keySet().stream()
                  .filter(other -> !allowed.contains(other))
                  .map(other -> other + "..")
                  .toArray(String[]::new);
          tests.add(
              DynamicTest.dynamicTest(
                  module,
                  () ->
                      noClasses()
                          .that()
                          .resideInAPackage(module + "..")
                          .should()
                          .dependOnClassesThat()
                          .resideInAnyPackage(forbidden)
                          .check(HASTEN)));
        });
    return tests;
  }

  @Test
  void no_packages_form_a_cycle() {
    slices().matching("dev.hasten.(**)").should().beFreeOfCycles().check(HASTEN);
  }

  @TestFactory
  List<DynamicTest> each_large_library_stays_behind_its_wall() {
    return List.of(
        wall("LangChain4j", "dev.langchain4j..", "dev.hasten.agent.model.."),
        wall("JMH", "org.openjdk.jmh..", "dev.hasten.benchmarks.."),
        wall("JGit", "org.eclipse.jgit..", "dev.hasten.target.git.."),
        wall("picocli", "picocli..", "dev.hasten.cli.."),
        wall(
            "JavaParser",
            "com.github.javaparser..",
            "dev.hasten.target.source..",
            "dev.hasten.target.edit..",
            "dev.hasten.agent.catalogue..",
            "dev.hasten.agent.model..",
            "dev.hasten.verification..",
            "dev.hasten.evaluation.."),
        wall("JNA", "com.sun.jna..", "dev.hasten.sandbox.."),
        // The warm-up's listener runs inside the target's Maven and records what it resolved.
        wall("Maven", "org.apache.maven..", "dev.hasten.maven..", "dev.hasten.probe.maven.."));
  }

  private static DynamicTest wall(String name, String library, String... inside) {
    return DynamicTest.dynamicTest(
        name,
        () ->
            noClasses()
                .that(resideInAnyPackage("dev.hasten..").and(not(resideInAnyPackage(inside))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(HASTEN));
  }

  @Test
  void processes_are_started_only_in_the_sandbox() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.hasten.sandbox..")
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(ProcessBuilder.class)
        .orShould()
        .callMethod(Runtime.class, "exec", String.class)
        .because("a process that nobody confines or ends is a hole")
        .check(outsideTheProbe());
  }

  @Test
  void only_the_shells_print() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "dev.hasten.cli..", "dev.hasten.maven..", "dev.hasten.evaluation..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(Throwable.class, "printStackTrace")
        .check(outsideTheProbe());
  }

  @Test
  void the_environment_is_read_only_where_options_and_keys_are_resolved() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "dev.hasten.agent.options..", "dev.hasten.cli..", "dev.hasten.maven..")
        .should()
        .callMethod(System.class, "getenv")
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .check(outsideTheProbe());
  }

  @Test
  void nothing_static_can_be_assigned() {
    fields()
        .that()
        .areStatic()
        .and()
        .areDeclaredInClassesThat(not(inTheProbe()))
        .should()
        .beFinal()
        .because("two runs may share a JVM")
        .check(HASTEN);
  }

  @Test
  void every_package_says_what_lives_there_and_is_null_marked() {
    var marked =
        HASTEN.stream()
            .filter(c -> c.getSimpleName().equals("package-info"))
            .filter(c -> c.isAnnotatedWith(NullMarked.class))
            .map(JavaClass::getPackageName)
            .collect(Collectors.toCollection(TreeSet::new));
    var all =
        HASTEN.stream()
            .map(JavaClass::getPackageName)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(marked).isEqualTo(all);
  }

  @Test
  void a_class_that_can_be_extended_is_meant_to_be() {
    classes()
        .that()
        .areTopLevelClasses()
        .and()
        .areNotInterfaces()
        .should(
            com.tngtech.archunit.lang.conditions.ArchConditions.haveModifier(
                com.tngtech.archunit.core.domain.JavaModifier.FINAL))
        .orShould()
        .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT)
        .orShould()
        .haveSimpleName("package-info")
        .check(HASTEN.that(not(enums())));
  }

  private static DescribedPredicate<JavaClass> enums() {
    return DescribedPredicate.describe("enums", JavaClass::isEnum);
  }

  private static DescribedPredicate<JavaClass> inTheProbe() {
    return resideInAnyPackage("dev.hasten.probe..");
  }

  /** Host code: what the probe does, it does inside the box. */
  private static JavaClasses outsideTheProbe() {
    return HASTEN.that(not(inTheProbe()));
  }
}
