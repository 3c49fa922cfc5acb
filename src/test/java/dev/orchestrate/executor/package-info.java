/** Tests of what executors speak in, and of the masks. Knows no executor of its own. */
@NullMarked
package dev.orchestrate.executor;

import org.jspecify.annotations.NullMarked;
