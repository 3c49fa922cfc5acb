/** What a generated test file says, before it is text of a language. */
@NullMarked
package dev.orchestrate.task.testgen.suite;

import org.jspecify.annotations.NullMarked;
