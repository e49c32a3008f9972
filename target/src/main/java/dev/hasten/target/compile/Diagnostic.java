package dev.hasten.target.compile;

import java.nio.file.Path;

/**
 * An error that the compiler found.
 *
 * @param file path from the module's directory; empty where the error is in no file
 * @param line from 1, or -1
 * @param column from 1, or -1
 * @param message in the compiler's English words
 */
public record Diagnostic(Path file, long line, long column, String message) {}
