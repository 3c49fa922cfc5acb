/**
 * Finds arguments with which a function goes each of its ways: samples by their types, changed a
 * little at a time, followed through the source.
 */
@NullMarked
package dev.orchestrate.task.testgen.trial;

import org.jspecify.annotations.NullMarked;
