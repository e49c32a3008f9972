/** What code of the target an input reaches, and the constants that the code compares with. */
@NullMarked
package dev.hasten.probe.explore;

import org.jspecify.annotations.NullMarked;
