/**
 * Finds in a repository what a quality roadmap is about, and writes that roadmap as a plan. It
 * looks at files alone, and runs nothing.
 */
@NullMarked
package dev.orchestrate.roadmap;

import org.jspecify.annotations.NullMarked;
