package dev.hasten.target.open;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishedPomTest {
  @TempDir Path folder;

  @Test
  void what_compiling_and_testing_need_is_kept_and_the_rest_left_behind() throws IOException {
    Path effective = folder.resolve("effective.xml");
    Files.writeString(
        effective,
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <project xmlns="http://maven.apache.org/POM/4.0.0">
          <groupId>g</groupId><artifactId>a</artifactId><version>1</version>
          <properties>
            <project.build.sourceEncoding>iso-8859-1</project.build.sourceEncoding>
            <checkstyle.version>8</checkstyle.version>
          </properties>
          <dependencies>
            <dependency>
              <groupId>junit</groupId><artifactId>junit</artifactId><version>4.13.2</version>
              <scope>test</scope>
              <exclusions><exclusion><groupId>x</groupId><artifactId>y</artifactId></exclusion></exclusions>
            </dependency>
            <dependency>
              <groupId>com.sun</groupId><artifactId>tools</artifactId><version>8</version>
              <scope>system</scope><systemPath>/tools.jar</systemPath>
            </dependency>
          </dependencies>
          <build><plugins>
            <plugin><artifactId>maven-checkstyle-plugin</artifactId></plugin>
            <plugin>
              <artifactId>maven-surefire-plugin</artifactId>
              <configuration>
                <argLine>@{argLine} -Xmx64m</argLine>
                <excludes><exclude>**/Slow.java</exclude></excludes>
                <classesDirectory>/somewhere</classesDirectory>
              </configuration>
            </plugin>
          </plugins></build>
        </project>
        """);
    List<String> notes = new ArrayList<>();
    Path pom = folder.resolve("pom.xml");
    PublishedPom.write(effective, new TargetSpec.Central("g", "a", "1"), 8, pom, notes);
    assertThat(Files.readString(pom))
        .contains("<maven.compiler.release>8</maven.compiler.release>")
        .contains("<project.build.sourceEncoding>iso-8859-1<")
        .contains("<artifactId>junit</artifactId>")
        .contains("<exclusion>")
        .contains("<argLine>-Xmx64m</argLine>")
        .contains("<exclude>**/Slow.java</exclude>")
        .doesNotContain("checkstyle", "systemPath", "classesDirectory");
    assertThat(notes).singleElement().asString().contains("com.sun:tools:8");
  }
}
