package dev.hasten.verification;

/**
 * A program of a few lines that shows a difference, with nothing but the target beside it.
 *
 * @param className its class
 * @param source its Java source, which ends with what it prints on either side
 * @param original what it prints with the original
 * @param candidate what it prints with the candidate, or how it ends there
 * @param command how it is run
 */
public record Counterexample(
    String className, String source, String original, String candidate, String command) {}
