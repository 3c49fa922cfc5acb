/**
 * Where the process of an attempt runs: the {@link dev.orchestrate.executor.AttemptExecutor}
 * interface and the values it speaks in. Knows processes, files and signals; knows neither plans
 * nor tasks nor runs.
 */
@NullMarked
package dev.orchestrate.executor;

import org.jspecify.annotations.NullMarked;
