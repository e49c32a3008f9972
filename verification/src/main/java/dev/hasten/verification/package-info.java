/** The behaviour gates: does the candidate still do the same thing? */
@NullMarked
package dev.hasten.verification;

import org.jspecify.annotations.NullMarked;
