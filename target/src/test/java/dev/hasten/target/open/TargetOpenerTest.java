package dev.hasten.target.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hasten.target.Module;
import dev.hasten.target.Target;
import dev.hasten.target.git.Author;
import dev.hasten.target.git.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetOpenerTest {
  private static final Author ANNE =
      new Author("Anne", "anne@example.org", OffsetDateTime.parse("2026-01-02T03:04:05Z"));

  @TempDir Path folder;

  @Test
  void what_cannot_be_a_target_is_told() throws Exception {
    Path plain = Files.createDirectories(folder.resolve("plain"));
    assertThat(problem(plain.resolve("none"))).isInstanceOf(TargetProblem.NoSuchFolder.class);
    assertThat(problem(plain)).isInstanceOf(TargetProblem.NotARepository.class);
    try (Repository repository = Repository.init(plain)) {
      assertThat(problem(plain)).isInstanceOf(TargetProblem.NoCommit.class);
      write(plain, "src/a.txt", "");
      repository.commitAll("one", ANNE);
      assertThat(problem(plain)).isInstanceOf(TargetProblem.NoPom.class);
      assertThat(problem(plain.resolve("src"))).isInstanceOf(TargetProblem.NotTheRoot.class);
      write(plain, "build.gradle", "");
      repository.commitAll("two", ANNE);
      assertThat(problem(plain))
          .isInstanceOfSatisfying(
              TargetProblem.OtherBuildTool.class,
              other -> assertThat(other.tool()).isEqualTo("Gradle"));
    }
  }

  @Test
  void a_build_with_two_modules_is_opened_with_class_paths_and_settings() throws Exception {
    Path user = twoModules();
    write(user, "lib/src/main/java/lib/Lib.java", "package lib; broken, not committed");
    Target target = new TargetOpener().open(new TargetSpec.Directory(user), request());
    assertThat(target.modules()).extracting(Module::name).containsExactly("lib", "app");
    assertThat(target.notes()).anyMatch(note -> note.contains("uncommitted"));
    assertThat(target.root()).startsWith(folder.toRealPath().resolve("work"));
    Module lib = target.modules().get(0);
    Module app = target.modules().get(1);
    assertThat(lib.compiler().release()).isEqualTo(8);
    assertThat(lib.compiler().parameters()).isTrue();
    assertThat(app.compiler().release()).isEqualTo(17);
    assertThat(app.classPath()).containsExactly(lib.classes());
    assertThat(app.testClassPath())
        .startsWith(app.testClasses(), app.classes(), lib.classes())
        .anyMatch(path -> path.toString().contains("junit-jupiter-api"));
    assertThat(app.testProperties()).containsEntry("answer", "42");
    assertThat(app.testJvmArguments()).containsExactly("-Dcovered=no", "-Xmx64m");
    assertThat(lib.classes().resolve("lib/Lib.class")).exists();
    assertThat(app.testClasses().resolve("app/AppTest.class")).exists();
    assertThat(app.directory().resolve("target/surefire-reports")).exists();
  }

  @Test
  void a_build_that_fails_is_told_with_its_errors() throws Exception {
    Path user = twoModules();
    try (Repository repository = Repository.open(user)) {
      write(user, "lib/src/main/java/lib/Lib.java", "package lib; class Lib { int i = x; }");
      repository.commitAll("break it", ANNE);
    }
    assertThat(problem(user))
        .isInstanceOfSatisfying(
            TargetProblem.BuildFailed.class,
            failed -> {
              assertThat(failed.tail()).anyMatch(line -> line.contains("cannot find symbol"));
              assertThat(failed.log()).exists();
            });
  }

  private Path twoModules() throws Exception {
    Path user = Files.createDirectories(folder.resolve("user"));
    write(user, "pom.xml", POM);
    write(user, "lib/pom.xml", module("lib", "1.6", ""));
    write(
        user,
        "app/pom.xml",
        module(
            "app",
            "17",
            "<dependencies><dependency><groupId>g</groupId><artifactId>lib</artifactId>"
                + "<version>1</version></dependency></dependencies>"));
    write(user, "lib/src/main/java/lib/Lib.java", "package lib; public class Lib {}");
    write(
        user, "app/src/main/java/app/App.java", "package app; public class App extends lib.Lib {}");
    write(
        user,
        "app/src/test/java/app/AppTest.java",
        "package app; class AppTest { @org.junit.jupiter.api.Test void runs() { new App(); } }");
    write(user, ".gitignore", "target/\n");
    try (Repository repository = Repository.init(user)) {
      repository.commitAll("one", ANNE);
    }
    return user;
  }

  private TargetProblem problem(Path path) {
    return catchThrowableOfType(
            TargetException.class,
            () -> new TargetOpener().open(new TargetSpec.Directory(path), request()))
        .problem();
  }

  private OpenRequest request() {
    return new OpenRequest(
        folder.resolve("work"),
        folder.resolve("build.log"),
        folder.resolve("cache"),
        Optional.empty(),
        Optional.empty(),
        Map.of("PATH", System.getenv("PATH")),
        true,
        Duration.ofMinutes(5),
        line -> {});
  }

  private static void write(Path root, String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private static String module(String name, String level, String more) {
    return """
        <project><modelVersion>4.0.0</modelVersion>
          <parent><groupId>g</groupId><artifactId>parent</artifactId><version>1</version></parent>
          <artifactId>%s</artifactId>
          <properties>
            <maven.compiler.source>%s</maven.compiler.source>
            <maven.compiler.target>%s</maven.compiler.target>
          </properties>%s
        </project>
        """
        .formatted(name, level, level, more);
  }

  /** Plugins and libraries are those that the build of Hasten itself has fetched. */
  private static final String POM =
      """
      <project><modelVersion>4.0.0</modelVersion>
        <groupId>g</groupId><artifactId>parent</artifactId><version>1</version>
        <packaging>pom</packaging>
        <modules><module>lib</module><module>app</module></modules>
        <properties>
          <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
          <heap>-Xmx64m</heap>
          <argLine>-Dcovered=no</argLine>
        </properties>
        <dependencies>
          <dependency><groupId>org.junit.jupiter</groupId><artifactId>junit-jupiter</artifactId>
            <version>5.14.4</version><scope>test</scope></dependency>
        </dependencies>
        <build><plugins>
          <plugin><artifactId>maven-resources-plugin</artifactId><version>3.3.1</version></plugin>
          <plugin><artifactId>maven-compiler-plugin</artifactId><version>3.14.1</version>
            <configuration><parameters>true</parameters></configuration></plugin>
          <plugin><artifactId>maven-surefire-plugin</artifactId><version>3.5.4</version>
            <configuration>
              <argLine>@{argLine} ${heap}</argLine>
              <systemPropertyVariables><answer>42</answer></systemPropertyVariables>
            </configuration></plugin>
        </plugins></build>
      </project>
      """;
}
