/**
 * Task type {@code file_generation}: files from templates. A file tells in its header which
 * template wrote it and what it was then, so that nothing that a person wrote is ever lost.
 */
@NullMarked
package dev.orchestrate.task.filegen;

import org.jspecify.annotations.NullMarked;
