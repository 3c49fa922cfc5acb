package dev.orchestrate.gate;

import org.jspecify.annotations.Nullable;

/**
 * What became of one criterion. Reasons are one line, without the value that was observed; a
 * criterion that could not be judged counts as failed, and so does its negation.
 */
public sealed interface Verdict {
    /** The value that was found; null where there was none to find. */
    @Nullable String observed();

    String reason();

    record Passed(@Nullable String observed, String reason) implements Verdict {}

    record Failed(@Nullable String observed, String reason) implements Verdict {}

    /** It could not be evaluated. */
    record Unjudged(String reason) implements Verdict {
        @Override
        public @Nullable String observed() {
            return null;
        }
    }

    /** Passed or failed, as {@code passed} says. */
    static Verdict of(boolean passed, @Nullable String observed, String reason) {
        return passed ? new Passed(observed, reason) : new Failed(observed, reason);
    }
}
