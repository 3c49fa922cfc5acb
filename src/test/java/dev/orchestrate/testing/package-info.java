/**
 * What tests of several packages share: readable plans made by hand, and random ones. Knows only
 * the records of a plan, never how a plan is read from text.
 */
@NullMarked
package dev.orchestrate.testing;

import org.jspecify.annotations.NullMarked;
