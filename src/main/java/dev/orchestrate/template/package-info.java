/**
 * Fills in text templates that write code and configuration. Templates compute nothing but text:
 * they see the data that they are given, and reach neither files, classes nor the clock. Knows
 * nothing of tasks and plans.
 */
@NullMarked
package dev.orchestrate.template;

import org.jspecify.annotations.NullMarked;
