package dev.orchestrate.plan;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a plan, or doubtful, and where.
 *
 * @param code stable, for programs, such as {@code unknown-key}
 * @param line the text of the line of {@code at}, for showing with a caret; null where there is
 *     none
 * @param hint the way out, beginning with a verb, or {@code did you mean ...?}
 */
public record Diagnostic(
        String file,
        Span at,
        Severity severity,
        String code,
        String message,
        @Nullable String line,
        @Nullable String hint) {

    public enum Severity {
        ERROR,
        WARNING
    }
}
