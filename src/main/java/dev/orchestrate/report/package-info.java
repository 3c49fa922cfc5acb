/**
 * The final report of a run, as text, Markdown, HTML and JUnit's XML. Made from views alone;
 * whatever a task is named or wrote stays text in each of them.
 */
@NullMarked
package dev.orchestrate.report;

import org.jspecify.annotations.NullMarked;
