package dev.orchestrate.plan;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One success criterion of a phase.
 *
 * @param id its own, or its place from 1; nested ones carry their parent's, as in {@code 2.1}
 * @param required false: a failure is a warning only
 */
public record Criterion(
        String id,
        @Nullable String description,
        boolean required,
        @Nullable Duration timeout,
        Check check) {

    public sealed interface Check {
        /** A kind that is looked up by name; its body has the shape that the kind declares. */
        record Leaf(String kind, Value body) implements Check {}

        /** A command that is run as an attempt of a task of role {@link Role#CRITERION}. */
        record Command(Task task) implements Check {}

        /** Whether a task's status is one of these words. */
        record TaskStatus(String task, List<String> is) implements Check {}

        record AllOf(List<Criterion> parts) implements Check {}

        record AnyOf(List<Criterion> parts) implements Check {}

        record Not(Criterion part) implements Check {}
    }
}
