package dev.hasten.verification.kept;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a project writes its sources, as one of them shows.
 *
 * @param header the comment that comes first, with the line feed behind it; often the licence
 * @param indent one step of indentation
 * @param lineEnd line feed, or carriage return and line feed
 */
record Manner(String header, String indent, String lineEnd) {
  private static final Pattern HEADER =
      Pattern.compile("\\A\\s*(/\\*.*?\\*/|(?://[^\\n]*\\n)+)\\s*(?=package )", Pattern.DOTALL);
  private static final Pattern INDENT = Pattern.compile("(?m)^(\\t| {2,8})(?=[\\w@/])");

  static Manner of(String unit) {
    String lineEnd = unit.contains("\r\n") ? "\r\n" : "\n";
    String text = unit.replace("\r\n", "\n");
    Matcher header = HEADER.matcher(text);
    String first = header.find() ? header.group(1).strip() + "\n" : "";
    Matcher indent = INDENT.matcher(text);
    List<String> steps = indent.results().map(r -> r.group(1)).toList();
    String step = steps.stream().min(java.util.Comparator.comparing(String::length)).orElse("    ");
    return new Manner(first, step, lineEnd);
  }
}
