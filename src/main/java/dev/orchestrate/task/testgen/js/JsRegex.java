package dev.orchestrate.task.testgen.js;

/** A regular expression as it is written, without its slashes. */
public record JsRegex(String pattern, String flags) {}
