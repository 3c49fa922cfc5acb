package dev.orchestrate.plan;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The task types and criterion kinds that there are; given in by whoever knows the handlers. */
public record Catalog(TaskTypes tasks, CriterionKinds criteria) {

    Set<String> taskTypes() {
        return tasks.taskTypes();
    }

    @Nullable TypeSpec taskType(String type) {
        return tasks.taskType(type);
    }

    Set<String> criterionKinds() {
        return criteria.criterionKinds();
    }

    @Nullable KeySpec criterionKind(String kind) {
        return criteria.criterionKind(kind);
    }

    /** What tasks can be. */
    public interface TaskTypes {
        Set<String> taskTypes();

        /** The keys of a type beside the common ones; null for an unknown type. */
        @Nullable TypeSpec taskType(String type);
    }

    /** What a gate can ask for. */
    public interface CriterionKinds {
        Set<String> criterionKinds();

        /** The shape of the body of a leaf criterion; null for an unknown kind. */
        @Nullable KeySpec criterionKind(String kind);
    }

    /**
     * A task type's declaration.
     *
     * @param idempotent what {@code idempotent} defaults to; null: what {@code defaults} says
     * @param shellKey the key, if any, whose text is a command for the shell, into which no value
     *     is spliced
     */
    public record TypeSpec(
            List<KeySpec> keys, @Nullable Boolean idempotent, @Nullable String shellKey) {}
}
