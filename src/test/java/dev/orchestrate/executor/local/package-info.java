/** Tests of the local executors with real processes. Each ends what it starts. */
@NullMarked
package dev.orchestrate.executor.local;

import org.jspecify.annotations.NullMarked;
