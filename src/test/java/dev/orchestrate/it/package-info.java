/**
 * The packaged program from outside: its arguments, streams and exit codes are all that these tests
 * know.
 */
@NullMarked
package dev.orchestrate.it;

import org.jspecify.annotations.NullMarked;
