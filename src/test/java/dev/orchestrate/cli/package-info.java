/** The command line, in this process: what is understood of it, and what is said of the rest. */
@NullMarked
package dev.orchestrate.cli;

import org.jspecify.annotations.NullMarked;
