/**
 * What a run found, changed and rejected, told as JSON, Markdown and one HTML page; start at {@link
 * dev.hasten.agent.report.RunReport}.
 */
@NullMarked
package dev.hasten.agent.report;

import org.jspecify.annotations.NullMarked;
