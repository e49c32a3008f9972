package dev.hasten.agent.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a run's report in each of its forms. */
public final class Reports {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private Reports() {}

  /** Writes {@code report.json}, {@code report.md} and {@code report.html} into a folder. */
  public static void write(RunReport report, Path folder) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("report.json"), json(report));
      Files.writeString(folder.resolve("report.md"), markdown(report));
      Files.writeString(folder.resolve("report.html"), html(report));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the report into " + folder, e);
    }
  }

  /** Writes {@code verdict.json} and {@code verdict.md} into a folder. */
  public static void write(VerifyReport report, Path folder) {
    try {
      Files.writeString(folder.resolve("verdict.json"), json(report));
      Files.writeString(folder.resolve("verdict.md"), markdown(report));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the verdict into " + folder, e);
    }
  }

  /** A document as JSON. */
  public static String json(Object report) {
    try {
      return JSON.writeValueAsString(report) + "\n";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The report as Markdown that fits a pull request or a job summary. */
  public static String markdown(RunReport report) {
    return Templates.fill("report.md", ReportView.of(report), false);
  }

  /** The verdict as Markdown that fits a pull request or a job summary. */
  public static String markdown(VerifyReport report) {
    return Templates.fill("verdict.md", report, false);
  }

  /** The report as one HTML page that needs nothing from elsewhere. */
  public static String html(RunReport report) {
    return Templates.fill("report.html", ReportView.of(report), true);
  }

  /** A verdict as a few lines of text. */
  public static String verdict(VerifyReport report) {
    return Templates.fill("verdict.txt", report, false);
  }

  /** The hotspots as a table of text. */
  public static String hotspots(RunReport report) {
    return Templates.fill("hotspots.txt", ReportView.of(report), false);
  }

  /** The funnel and the last lines of the terminal output. */
  public static String terminal(RunReport report) {
    return Templates.fill("terminal.txt", ReportView.of(report), false);
  }
}
