/**
 * Expressions: what stands between <code>${{</code> and <code>}}</code>, parsed once and evaluated
 * against names that are given in. Can not run code, read files or reach the network by itself.
 */
@NullMarked
package dev.orchestrate.plan.expr;

import org.jspecify.annotations.NullMarked;
