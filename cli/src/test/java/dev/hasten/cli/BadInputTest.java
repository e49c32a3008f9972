package dev.hasten.cli;

import static dev.hasten.cli.Ran.hasten;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whatever is told to the command line wrongly is answered with what to do, and leaves no trace.
 */
class BadInputTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "optimise | Did you mean: hasten optimize",
        "optimize --metod x | --method",
        "optimize --seed | Missing required parameter",
        "optimize --seed x | --seed takes a whole number",
        "optimize --max-minutes -1 | --max-minutes takes a number",
        "optimize a b | Unmatched argument",
        "optimize central:only:two | central:GROUP:ARTIFACT:VERSION",
        "optimize --sandbox cage | auto, bubblewrap, unshare or none",
        "optimize --profile /no/such.jfr | --profile cannot be",
        "optimize --jdk /no/such/jdk | no JDK with a compiler in /no/such/jdk",
        "doctor --out x y | Unmatched argument",
      })
  void wrong_usage_is_said_with_the_way_out(String line, String words) {
    hasten(line.split(" ")).failed(2, words);
  }

  @Test
  void no_command_at_all_prints_the_usage() {
    Ran ran = hasten();

    ran.failed(2, "optimize", "verify", "Exit codes:");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "replay:/no/such/folder | | 2 | no recorded exchanges at /no/such/folder",
        "there:x | | 2 | provider in 'there:x' is not known",
        "x | http://:no | 2 | is no base URL",
        "x | ftp://localhost/ | 2 | is no base URL",
      })
  void an_unusable_model_is_refused_before_anything_is_built(
      String model, String url, int code, String words) {
    TinyRepository tiny = TinyRepository.at(folder).committed();
    String[] arguments =
        url == null
            ? new String[] {"optimize", folder.toString(), "--model", model}
            : new String[] {"optimize", folder.toString(), "--model", model, "--model-url", url};

    hasten(arguments).failed(code, words);

    assertThat(tiny.root().resolve(".hasten")).doesNotExist();
  }

  @Test
  void a_folder_that_is_not_there_is_not_made() {
    Path missing = folder.resolve("missing");

    hasten("optimize", missing.toString()).failed(2, "there is no folder " + missing);

    assertThat(missing).doesNotExist();
  }

  @Test
  void a_folder_in_no_repository_is_left_as_it_is() {
    hasten("profile", folder.toString()).failed(2, "is in no git repository", "git init");

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void a_repository_without_a_commit_is_told_to_commit() throws Exception {
    dev.hasten.target.git.Repository.init(folder).close();

    hasten("optimize", folder.toString()).failed(2, "has no commit yet", "Commit first");
  }

  @Test
  void a_folder_below_the_root_is_answered_with_the_root() {
    TinyRepository.at(folder).committed();

    hasten("optimize", folder.resolve("src").toString()).failed(2, "Name the root: " + folder);
  }

  @Test
  void a_repository_without_a_pom_is_not_for_hasten_yet() {
    TinyRepository tiny = TinyRepository.at(folder);
    tiny.root().resolve("pom.xml").toFile().delete();
    tiny.committed();

    hasten("optimize", folder.toString()).failed(3, "there is no pom.xml", "Only Maven");
  }

  @Test
  void a_gradle_build_is_named_as_such() {
    TinyRepository tiny = TinyRepository.at(folder);
    tiny.root().resolve("pom.xml").toFile().delete();
    tiny.write("build.gradle.kts", "");
    tiny.committed();

    hasten("optimize", folder.toString()).failed(3, "built with Gradle", "Only Maven");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hotspots: [ | cannot be read as YAML",
        "just text | does not map options to values",
        "hotspot: 3 | did you mean 'hotspots'",
        "hotspots: many | takes a whole number, not 'many'",
        "'hotspots: {a: b}' | takes a whole number",
        "model: openai:x | which a repository may not decide",
        "sandbox: none | which a repository may not decide",
      })
  void a_wrong_configuration_file_is_named_with_what_is_wrong(String text, String words) {
    TinyRepository.at(folder).write("hasten.yml", text + "\n");

    hasten("optimize", folder.toString()).failed(2, "hasten.yml", words);
  }

  @Test
  void a_run_that_is_not_there_cannot_be_reported() {
    hasten("report", "--repo", folder.toString()).failed(2, "there is no run");
    hasten("report", "nine", "--repo", folder.toString()).failed(2, "there is no run nine");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nosuch..HEAD | nosuch names no commit",
        "HEAD..HEAD | no change between HEAD and HEAD",
        "nosuch.patch | neither BASE..HEAD nor a patch file",
      })
  void a_change_that_is_none_gets_no_verdict(String change, String words) {
    TinyRepository.at(folder).committed();

    hasten("verify", change, "--repo", folder.toString()).failed(2, words);
  }

  @Test
  void a_clean_work_tree_is_no_change() {
    TinyRepository.at(folder).committed();

    hasten("verify", "--repo", folder.toString()).failed(2, "the work tree changes nothing");
  }

  @Test
  void an_output_folder_that_cannot_be_made_is_named() throws IOException {
    TinyRepository.at(folder.resolve("tiny")).committed();
    Path file = Files.createFile(folder.resolve("file"));

    hasten("optimize", folder.resolve("tiny").toString(), "--out", file.toString())
        .failed(7, "cannot write into " + file + ": a file is in the way");
  }
}
