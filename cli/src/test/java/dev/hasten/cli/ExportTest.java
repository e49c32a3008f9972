package dev.hasten.cli;

import static dev.hasten.cli.Ran.hasten;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hasten.agent.ledger.Ledger;
import dev.hasten.agent.ledger.LedgerEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of accepted rewrites come out of a ledger as they went in. */
class ExportTest {
  private static final String FILE = "src/test/java/a/TillHalfTest.java";

  @TempDir Path folder;

  @BeforeEach
  void aRun() {
    try (Ledger ledger = Ledger.open(folder.resolve(".hasten/runs/one/ledger.jsonl"))) {
      ledger.append(new LedgerEntry.Tested("p1", FILE, "class TillHalfTest {}\n", 3, List.of()));
      ledger.append(new LedgerEntry.Tested("p2", "", "", 0, List.of("it is private")));
      ledger.append(new LedgerEntry.Tested("p3", "Rejected.java", "", 1, List.of()));
      ledger.append(new LedgerEntry.Committed("p1", "0".repeat(40), "hasten/one"));
      ledger.append(new LedgerEntry.Committed("p2", "1".repeat(40), "hasten/one"));
    }
  }

  @Test
  void tests_of_accepted_rewrites_are_written_to_a_folder() {
    Path out = folder.resolve("out");

    Ran ran =
        hasten("export", "--tests", "--repo", folder.toString(), "--out", out.toString(), "one");

    assertThat(ran.code()).isZero();
    assertThat(ran.out()).contains(FILE, "no tests of p2: it is private");
    assertThat(ran.lastLine()).isEqualTo("1 exported");
    assertThat(out.resolve(FILE)).hasContent("class TillHalfTest {}\n");
    assertThat(Files.exists(out.resolve("Rejected.java"))).isFalse();
  }

  @Test
  void the_document_has_the_published_form() {
    Ran ran = hasten("export", "--tests", "--json", "--repo", folder.toString());

    Documents.validate("hasten-export-1", ran.out());
    assertThat(folder.resolve(".hasten/runs/one/tests").resolve(FILE)).exists();
  }

  @Test
  void what_to_export_has_to_be_said() {
    hasten("export", "--repo", folder.toString()).failed(2, "--tests");
  }

  @Test
  void a_run_that_is_not_there_is_said_so() {
    hasten("export", "--tests", "nine", "--repo", folder.toString()).failed(2, "no run nine");
  }
}
