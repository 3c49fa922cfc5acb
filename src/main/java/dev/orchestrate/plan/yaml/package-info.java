/**
 * YAML 1.2 text as a compact tree in which every value and key knows its place, and what is wrong
 * with the text. Hostile input is bounded here; nothing here knows the plan language.
 */
@NullMarked
package dev.orchestrate.plan.yaml;

import org.jspecify.annotations.NullMarked;
