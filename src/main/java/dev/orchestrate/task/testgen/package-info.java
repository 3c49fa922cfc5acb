/**
 * The task type {@code test_generation}: tests for a source file, from what the source does, in a
 * region of a test file that is theirs alone.
 */
@NullMarked
package dev.orchestrate.task.testgen;

import org.jspecify.annotations.NullMarked;
