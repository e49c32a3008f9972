package dev.hasten.judge;

import dev.hasten.verification.Gate;

/**
 * Why a candidate was not accepted.
 *
 * @param gate the gate that it failed
 * @param reason a sentence that names the cause
 * @param evidence what shows it: a compiler message, a counterexample, a list of tests, figures;
 *     may be empty
 */
public record Rejection(Gate gate, String reason, String evidence) {}
