/** What a proposer may know of a hotspot. */
@NullMarked
package dev.hasten.agent.dossier;

import org.jspecify.annotations.NullMarked;
