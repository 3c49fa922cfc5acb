/**
 * The task type {@code command}: a command line for the task's shell, or a program and its
 * arguments without one. Starts nothing.
 */
@NullMarked
package dev.orchestrate.task.command;

import org.jspecify.annotations.NullMarked;
