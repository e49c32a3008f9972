package dev.hasten.cli;

import dev.hasten.target.git.Author;
import dev.hasten.target.git.GitException;
import dev.hasten.target.git.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A small Maven project in a git repository; its build needs what Hasten's own has fetched. */
final class TinyRepository {
  static final String UNIT = "src/main/java/p/Words.java";
  static final String TEST = "src/test/java/p/WordsTest.java";

  private static final Author ANNE =
      new Author("Anne", "anne@example.com", OffsetDateTime.parse("2020-01-01T00:00:00Z"));

  private final Path root;

  private TinyRepository(Path root) {
    this.root = root;
  }

  /** A project whose test calls {@code Words.squeeze} many times. */
  static TinyRepository at(Path root) {
    TinyRepository tiny = new TinyRepository(root);
    tiny.write(".gitignore", "target/\n");
    tiny.write("pom.xml", POM);
    tiny.write(
        UNIT,
        """
        package p;

        /** Words. */
        public final class Words {
          private Words() {}

          /** Squeezes white space. */
          public static String squeeze(String text) {
            String result = text.replaceAll(" +", " ");
            return result.replaceAll("[0-9]", "");
          }

          /** Adds what is left of some divisions. */
          public static int remainders(int count) {
            int sum = 0;
            for (int i = 1; i < count; i++) {
              sum += count % i;
            }
            return sum;
          }
        }
        """);
    tiny.write(
        TEST,
        """
        package p;

        import static org.junit.jupiter.api.Assertions.assertEquals;

        import org.junit.jupiter.api.Test;

        class WordsTest {
          @Test
          void squeezes() {
            for (int i = 0; i < 100_000; i++) {
              assertEquals("a b", Words.squeeze("a   b" + i));
            }
          }

          @Test
          void adds() {
            for (int i = 0; i < 3_000; i++) {
              assertEquals(i, Words.remainders(i) / (i + 1) + i - Words.remainders(i) / (i + 1));
            }
          }
        }
        """);
    return tiny;
  }

  /** The same project, its tests in a module of their own. */
  TinyRepository inTwoModules() {
    move(UNIT, "words/" + UNIT);
    move(TEST, "checks/" + TEST);
    write("pom.xml", POM.replace("<dependencies>", PARENT + "<dependencies>"));
    write("words/pom.xml", CHILD.formatted("words", ""));
    write("checks/pom.xml", CHILD.formatted("checks", ON_WORDS));
    return this;
  }

  private void move(String from, String to) {
    try {
      Files.createDirectories(root.resolve(to).getParent());
      Files.move(root.resolve(from), root.resolve(to));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path root() {
    return root;
  }

  void write(String file, String text) {
    try {
      Path path = root.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void replace(String file, String before, String after) {
    try {
      write(file, Files.readString(root.resolve(file)).replace(before, after));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Commits all there is, in a new repository. */
  TinyRepository committed() {
    try (Repository repository = Repository.init(root)) {
      repository.commitAll("one", ANNE);
    } catch (GitException e) {
      throw new IllegalStateException(e);
    }
    return this;
  }

  /**
   * Every file with its content, but for Hasten's own folder, the objects of git, which nobody sees
   * until a ref names them, and the branches that Hasten makes.
   */
  Map<String, String> content() {
    Map<String, String> content = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = root.relativize(file).toString();
        if (!name.startsWith(".hasten/")
            && !name.startsWith(".git/objects/")
            && !name.startsWith(".git/refs/heads/hasten/")) {
          content.put(
              name,
              Files.getPosixFilePermissions(file)
                  + new String(
                      Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return content;
  }

  private static final String PARENT =
      "<packaging>pom</packaging><modules><module>words</module><module>checks</module></modules>";
  private static final String CHILD =
      """
      <project xmlns="http://maven.apache.org/POM/4.0.0">
        <modelVersion>4.0.0</modelVersion>
        <parent><groupId>g</groupId><artifactId>tiny</artifactId><version>1</version></parent>
        <artifactId>%s</artifactId>
        %s
      </project>
      """;
  private static final String ON_WORDS =
      """
      <dependencies><dependency>
        <groupId>g</groupId><artifactId>words</artifactId><version>1</version>
      </dependency></dependencies>
      """;
  private static final String POM =
      """
      <project xmlns="http://maven.apache.org/POM/4.0.0">
        <modelVersion>4.0.0</modelVersion>
        <groupId>g</groupId><artifactId>tiny</artifactId><version>1</version>
        <properties>
          <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
          <maven.compiler.release>17</maven.compiler.release>
        </properties>
        <dependencies>
          <dependency><groupId>org.junit.jupiter</groupId><artifactId>junit-jupiter</artifactId>
            <version>5.14.4</version><scope>test</scope></dependency>
        </dependencies>
        <build><plugins>
          <plugin><artifactId>maven-resources-plugin</artifactId><version>3.3.1</version></plugin>
          <plugin><artifactId>maven-compiler-plugin</artifactId><version>3.14.1</version></plugin>
          <plugin><artifactId>maven-surefire-plugin</artifactId><version>3.5.4</version></plugin>
        </plugins></build>
      </project>
      """;
}
