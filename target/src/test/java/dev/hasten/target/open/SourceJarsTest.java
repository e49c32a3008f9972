package dev.hasten.target.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceJarsTest {
  @TempDir Path folder;

  @Test
  void sources_and_resources_go_to_their_folders() throws IOException {
    Path jar =
        jar(
            "META-INF/MANIFEST.MF",
            "META-INF/maven/g/a/pom.xml",
            "module-info.java",
            "a/A.java",
            "a/a.properties");
    List<String> notes = new ArrayList<>();
    int count = SourceJars.unpack(jar, folder.resolve("java"), folder.resolve("res"), notes);
    assertThat(count).isEqualTo(1);
    assertThat(folder.resolve("java/a/A.java")).exists();
    assertThat(folder.resolve("res/a/a.properties")).exists();
    assertThat(folder.resolve("res/META-INF")).doesNotExist();
    assertThat(notes).singleElement().asString().contains("module-info.java");
  }

  @Test
  void an_entry_that_leaves_the_archive_is_refused() throws IOException {
    Path jar = jar("../../evil.txt");
    assertThatThrownBy(
            () ->
                SourceJars.unpack(
                    jar, folder.resolve("java"), folder.resolve("res"), new ArrayList<>()))
        .isInstanceOf(IOException.class);
  }

  @Test
  void the_level_is_read_from_the_class_files() throws IOException {
    Path jar = folder.resolve("classes.jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (int[] entry : new int[][] {{0, 52}, {1, 53}, {2, 65}}) {
        String name = List.of("A.class", "B.class", "META-INF/versions/21/A.class").get(entry[0]);
        zip.putNextEntry(new ZipEntry(name));
        zip.write(
            new byte[] {
              (byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 0, (byte) entry[1]
            });
      }
    }
    assertThat(SourceJars.level(jar)).isEqualTo(9);
  }

  @Test
  void a_download_with_another_checksum_is_refused() throws Exception {
    Path published = folder.resolve("a.jar");
    Files.writeString(published, "content");
    URI url = published.toUri();
    Path copy = folder.resolve("cache/a.jar");
    Downloads downloads = new Downloads();
    assertThat(downloads.fetchChecked(url, copy)).isTrue();
    assertThat(downloads.fetchChecked(URI.create(url + ".none"), copy)).isFalse();
    Files.writeString(folder.resolve("a.jar.sha1"), "0000000000000000000000000000000000000000");
    assertThatThrownBy(() -> downloads.fetchChecked(url, copy))
        .isInstanceOfSatisfying(
            TargetException.class,
            e -> assertThat(e.problem()).isEqualTo(new TargetProblem.Corrupted(url.toString())));
    assertThat(copy).hasContent("content");
  }

  private Path jar(String... names) throws IOException {
    Path jar = folder.resolve("a-sources.jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(name.getBytes(StandardCharsets.UTF_8));
      }
    }
    return jar;
  }
}
