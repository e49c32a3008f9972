package dev.hasten.agent.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasten.agent.report.Reports;
import dev.hasten.agent.report.RunReport;
import dev.hasten.agent.report.RunReport.GrowthPart;
import dev.hasten.agent.report.RunReport.HotspotPart;
import dev.hasten.agent.report.RunReport.IntervalPart;
import dev.hasten.agent.report.RunReport.LaunchPart;
import dev.hasten.agent.report.RunReport.LaunchesPart;
import dev.hasten.agent.report.RunReport.ProposalPart;
import dev.hasten.agent.report.RunReport.RungPart;
import dev.hasten.agent.report.RunReport.SpeedPart;
import dev.hasten.agent.report.RunReport.UsePart;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
  @TempDir Path folder;

  private static List<LedgerEntry> aRun() {
    return List.of(
        new LedgerEntry.Started("r1", "0.1", "2026-01-01T00:00:00Z", "some/dir", Map.of()),
        new LedgerEntry.Opened(
            new RunReport.TargetPart("lib", "0".repeat(40), Optional.empty(), "17", 1, 10, 2),
            new RunReport.EnvironmentPart("a machine", "bubblewrap 0.8.0", "")),
        new LedgerEntry.Profiled(
            1,
            "JFR",
            "the test run",
            List.of(
                new HotspotPart("a.B#c()V", 50, 60, 1, 2.5, Optional.empty(), ""),
                new HotspotPart("a.B#d()V", 5, 6, 1, 1.06, Optional.empty(), "")),
            List.of()),
        new LedgerEntry.Entered("a.B#c()V", Optional.of("a.B#c()V"), ""),
        new LedgerEntry.Entered("a.B#d()V", Optional.empty(), "no test reaches it"),
        new LedgerEntry.Proposed(
            "p1", "a.B#c()V", "catalogue X-1", "less work", List.of(), "-a\n+b"),
        new LedgerEntry.Judged(proposal("p1", "faster", Optional.empty())),
        new LedgerEntry.Proposed(
            "p2", "a.B#c()V", "catalogue X-2", "less work", List.of(), "-a\n+c"),
        new LedgerEntry.Judged(proposal("p2", "broken", Optional.of("compile"))),
        new LedgerEntry.Committed("p1", "1".repeat(40), "hasten/r1"),
        new LedgerEntry.Whole(new RunReport.WholePart("the test run", 1.2, 1.15, 1.25, 5, 1.21)),
        new LedgerEntry.Spent("profile", 2),
        new LedgerEntry.Spent("profile", 3));
  }

  private static ProposalPart proposal(String id, String ruling, Optional<String> gate) {
    boolean timed = gate.isEmpty();
    return new ProposalPart(
        id,
        "a.B#c()V",
        "catalogue X-1",
        "less <work> & more",
        List.of("a hazard"),
        ruling,
        gate,
        "because",
        "",
        timed ? Optional.of(1.5) : Optional.empty(),
        timed ? Optional.of(new IntervalPart(1.4, 1.6)) : Optional.empty(),
        timed ? Optional.of(0.99) : Optional.empty(),
        timed ? Optional.of("seen") : Optional.empty(),
        timed
            ? List.of(
                new SpeedPart(
                    "seen",
                    "faster",
                    1.5,
                    1.4,
                    1.6,
                    4,
                    1.1,
                    List.of(1.48, 1.5, 1.51, 1.52),
                    new UsePart(300, 310, 100, 0),
                    new UsePart(200, 205, 50, 0)))
            : List.of(),
        timed
            ? Optional.of(
                new LaunchesPart(
                    new LaunchPart(12, 90, 120, 4, Optional.empty()),
                    new LaunchPart(13, 80, 121, 4, Optional.of(3.5))))
            : Optional.empty(),
        timed
            ? Optional.of(
                new GrowthPart(
                    List.of(
                        new RungPart(10, 300, 250, 1.2, 1.1, 1.3),
                        new RungPart(80, 2_400, 1_250, 1.92, 1.9, 1.94)),
                    Optional.of(1.0),
                    Optional.of(.8),
                    Optional.empty()))
            : Optional.empty(),
        List.of("3 inputs gave the same observations"),
        List.of(),
        "-a\n+b",
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void what_was_written_is_read_again_in_order() {
    Path file = folder.resolve("ledger.jsonl");
    try (Ledger ledger = Ledger.open(file)) {
      aRun().forEach(ledger::append);
    }
    assertThat(Ledger.read(file)).isEqualTo(aRun());
  }

  @Test
  void a_line_torn_by_a_kill_is_left_out_and_cut_off_on_reopening() throws Exception {
    Path file = folder.resolve("ledger.jsonl");
    try (Ledger ledger = Ledger.open(file)) {
      aRun().forEach(ledger::append);
    }
    Files.write(file, "{\"kind\":\"no".getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);
    assertThat(Ledger.read(file)).isEqualTo(aRun());
    try (Ledger ledger = Ledger.open(file)) {
      ledger.append(new LedgerEntry.Ended("1 accepted, 1 rejected"));
    }
    assertThat(Ledger.read(file))
        .hasSize(aRun().size() + 1)
        .endsWith(new LedgerEntry.Ended("1 accepted, 1 rejected"));
  }

  @Test
  void a_run_cut_short_still_tells_what_it_proved() {
    RunReport report = Telling.of(aRun());
    assertThat(report.ending()).isEqualTo("1 accepted, 1 rejected");
    assertThat(report.notes()).anyMatch(n -> n.contains("did not come to its end"));
    assertThat(report.accepted()).hasSize(1);
    assertThat(report.accepted().get(0).commit()).contains("1".repeat(40));
    assertThat(report.target().branch()).contains("hasten/r1");
    assertThat(report.stages()).containsExactly(new RunReport.StagePart("profile", 5, 2));
  }

  @Test
  void the_funnel_names_every_loss() {
    RunReport.Funnel funnel = Telling.of(aRun()).funnel();
    assertThat(funnel)
        .isEqualTo(
            new RunReport.Funnel(
                2,
                2,
                1,
                2,
                1,
                1,
                1,
                1,
                List.of(
                    new RunReport.Loss("entry", "no test reaches it", 1),
                    new RunReport.Loss("compiled", "compile: broken", 1))));
  }

  @Test
  void a_hotspot_with_nothing_to_propose_is_told_as_passed_over() {
    List<LedgerEntry> entries = new ArrayList<>(aRun());
    entries.add(new LedgerEntry.PassedOver("a.b.D#d()V"));
    RunReport.Funnel funnel = Telling.of(entries).funnel();
    assertThat(funnel.losses()).contains(new RunReport.Loss("promising", "nothing to propose", 1));
  }

  @Test
  void a_hotspot_that_the_run_did_not_come_to_is_told_as_such() {
    List<LedgerEntry> entries = new ArrayList<>(aRun());
    entries.removeIf(
        e -> e instanceof LedgerEntry.Entered entered && entered.method().equals("a.B#d()V"));
    entries.add(new LedgerEntry.Promising("a.B#d()V"));
    RunReport.Funnel funnel = Telling.of(entries).funnel();
    assertThat(funnel.promising()).isEqualTo(2);
    assertThat(funnel.losses()).contains(new RunReport.Loss("entry", "not come to", 1));
  }

  @Test
  void the_page_escapes_what_came_from_elsewhere_and_fetches_nothing() {
    String html = Reports.html(Telling.of(aRun()));
    assertThat(html).contains("less &lt;work&gt; &amp; more").doesNotContain("<work>");
    assertThat(html).doesNotContain("src=").doesNotContain("http");
    assertThat(html).contains("1.50x").contains("<svg");
    assertThat(html.split("class=\"pair\"", -1)).as("a dot for each pair").hasSize(1 + 4);
    assertThat(html).contains("1.200x as fast as before", "1.210x was to be expected");
    assertThat(html).contains("time of a call by size", "<polyline class=\"after\"");
    assertThat(html).contains("speedup by size of what a call is given: 10: 1.20x, 80: 1.92x");
    assertThat(html).contains("time grows with size to the power of 1.00 \u2192 0.80");
    assertThat(html).contains("first round of calls 12.0 ms \u2192 13.0 ms");
  }

  @Test
  void markdown_and_json_carry_the_same_verdicts() {
    RunReport report = Telling.of(aRun());
    assertThat(Reports.markdown(report))
        .contains("`B#c`")
        .contains("1.50x [1.40, 1.60]")
        .contains("compile");
    assertThat(Reports.json(report))
        .contains("\"accepted\"")
        .contains("\"rejected\"")
        .contains("\"gate\" : \"compile\"");
    assertThat(Reports.terminal(report)).contains("hotspots").contains("no test reaches it");
  }
}
