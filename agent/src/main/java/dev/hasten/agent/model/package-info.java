/**
 * Asks a language model for rewrites, within a budget and with every exchange recorded; start at
 * {@link dev.hasten.agent.model.ModelProposer}.
 */
@NullMarked
package dev.hasten.agent.model;

import org.jspecify.annotations.NullMarked;
