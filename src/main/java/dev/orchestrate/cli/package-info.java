/**
 * Parses the command line, wires the parts, calls them and turns what happened into an exit code.
 */
@NullMarked
package dev.orchestrate.cli;

import org.jspecify.annotations.NullMarked;
