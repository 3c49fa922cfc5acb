/**
 * Follows TypeScript and JavaScript as far as the source alone tells what happens, with no program
 * of that language at hand: what can not be known is a value of its own, and where a decision
 * depends on it the trial ends. Knows nothing of tests.
 */
@NullMarked
package dev.orchestrate.task.testgen.js;

import org.jspecify.annotations.NullMarked;
