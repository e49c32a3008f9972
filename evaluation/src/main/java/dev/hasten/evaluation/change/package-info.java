/** Changes of a method's source made by rule: for the worse, and for the same. */
@NullMarked
package dev.hasten.evaluation.change;

import org.jspecify.annotations.NullMarked;
