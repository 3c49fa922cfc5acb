package dev.orchestrate.task.testgen.js;

/** A moment, in milliseconds since 1970. */
public record JsDate(double millis) {}
