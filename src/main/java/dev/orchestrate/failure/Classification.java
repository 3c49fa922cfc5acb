package dev.orchestrate.failure;

import dev.orchestrate.plan.ErrorClass;
import dev.orchestrate.run.AttemptStatus;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt's end means.
 *
 * @param errorClass null unless it failed or timed out
 * @param error one line for people; null for a success
 * @param warning something to tell that changes nothing; null where there is none
 * @param conclusive whether no other attempt may follow by itself, whatever the budget
 */
public record Classification(
        AttemptStatus status,
        @Nullable ErrorClass errorClass,
        @Nullable String error,
        @Nullable String warning,
        boolean conclusive) {}
