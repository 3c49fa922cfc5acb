/**
 * Inputs that nobody thought of. Each reader of the program has an entry, a class {@code XFuzz} in
 * its package, which says what must hold of any bytes; the fuzzer and the regression corpus go
 * through the same one.
 */
@NullMarked
package dev.orchestrate.fuzz;

import org.jspecify.annotations.NullMarked;
