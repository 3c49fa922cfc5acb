/**
 * The plan as a graph: ids become dense numbers, dependencies become successor arrays, phases and
 * groups become barriers. Numbers never leave this package and {@code run}.
 */
@NullMarked
package dev.orchestrate.plan.dag;

import org.jspecify.annotations.NullMarked;
