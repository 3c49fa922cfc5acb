/**
 * Python source that is read and followed without being run: what a function does with given
 * arguments, as far as that can be known from its text alone; and the tests that follow from it.
 */
@NullMarked
package dev.orchestrate.task.testgen.python;

import org.jspecify.annotations.NullMarked;
