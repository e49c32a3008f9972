/**
 * How right the verdicts on speed are: trials on real methods in which the truth is known, because
 * the candidate is the same program, or was made slower or faster by a known share.
 */
@NullMarked
package dev.hasten.evaluation.speed;

import org.jspecify.annotations.NullMarked;
