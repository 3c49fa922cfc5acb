/**
 * The task type {@code exec:NAME}: any program that reads a request as JSON and answers with JSON.
 * Finds the program and writes the request; starts nothing.
 */
@NullMarked
package dev.orchestrate.task.exec;

import org.jspecify.annotations.NullMarked;
