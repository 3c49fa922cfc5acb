package dev.orchestrate.plan;

/** What every part of a loading needs at hand. Confined to one loading. */
record Reading(
        Problems problems, Vocabulary vocabulary, Expressions expressions, LoadOptions options) {}
