/** The sequential rule: from one number a pair of launches to a decision with known error rates. */
@NullMarked
package dev.hasten.benchmarks.decide;

import org.jspecify.annotations.NullMarked;
