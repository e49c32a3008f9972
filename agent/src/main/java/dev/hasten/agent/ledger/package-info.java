/** The append-only record of a run, from which its report is made and a killed run is told. */
@NullMarked
package dev.hasten.agent.ledger;

import org.jspecify.annotations.NullMarked;
