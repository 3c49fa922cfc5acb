/** Tests for Jest, from what a TypeScript or JavaScript source does when it is followed. */
@NullMarked
package dev.orchestrate.task.testgen.jest;

import org.jspecify.annotations.NullMarked;
