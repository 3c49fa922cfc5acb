/**
 * A run or a plan as a document: text for people, JSON and YAML for programs. Made from views and
 * graphs alone; knows neither files nor how a run is executed.
 */
@NullMarked
package dev.orchestrate.console.view;

import org.jspecify.annotations.NullMarked;
