/** The order of the gates, from a candidate to its verdict. */
@NullMarked
package dev.hasten.judge;

import org.jspecify.annotations.NullMarked;
