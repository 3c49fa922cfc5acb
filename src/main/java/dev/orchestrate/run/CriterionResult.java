package dev.orchestrate.run;

import org.jspecify.annotations.Nullable;

/**
 * What was seen when a criterion, or a checkpoint command, was judged.
 *
 * @param observed the value found; null where there was none to find
 * @param reason one line, without the value
 */
public record CriterionResult(
        String id, boolean passed, boolean required, @Nullable String observed, String reason) {}
