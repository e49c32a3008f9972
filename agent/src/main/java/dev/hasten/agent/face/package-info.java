/**
 * What every face shares: the verbs, what they answer, and the sentence for each failure; start at
 * {@link dev.hasten.agent.face.Engine}.
 */
@NullMarked
package dev.hasten.agent.face;

import org.jspecify.annotations.NullMarked;
