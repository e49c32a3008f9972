/** How strong the behaviour gates are: what they do with changes that are wrong by design. */
@NullMarked
package dev.hasten.evaluation.mutants;

import org.jspecify.annotations.NullMarked;
