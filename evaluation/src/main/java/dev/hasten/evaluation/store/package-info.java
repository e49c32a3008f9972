/** Results of evaluations in files, so that an ended run goes on where it was. */
@NullMarked
package dev.hasten.evaluation.store;

import org.jspecify.annotations.NullMarked;
