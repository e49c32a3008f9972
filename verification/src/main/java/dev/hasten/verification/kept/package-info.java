/** The deciding inputs of an accepted rewrite as tests that a maintainer would keep. */
@NullMarked
package dev.hasten.verification.kept;

import org.jspecify.annotations.NullMarked;
