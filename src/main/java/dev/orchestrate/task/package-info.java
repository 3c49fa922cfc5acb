/**
 * What a task's record asks for: {@link dev.orchestrate.task.TaskHandler}, one for each type, turns
 * it into {@link dev.orchestrate.task.Work}, and what the work leaves behind is read here. Starts
 * nothing and knows nothing of the scheduler; the built-in types have a sub-package each.
 */
@NullMarked
package dev.orchestrate.task;

import org.jspecify.annotations.NullMarked;
