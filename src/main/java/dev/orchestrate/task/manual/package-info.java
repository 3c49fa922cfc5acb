/**
 * The task type {@code manual}: something that a person does, and says of it that it is done. Asks
 * nobody itself.
 */
@NullMarked
package dev.orchestrate.task.manual;

import org.jspecify.annotations.NullMarked;
