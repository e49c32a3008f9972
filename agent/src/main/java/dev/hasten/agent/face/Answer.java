package dev.hasten.agent.face;

/**
 * What a verb came to.
 *
 * @param code how the process should end
 * @param text the result, for standard output, with a line feed at its end
 */
public record Answer(ExitCode code, String text) {}
