package dev.orchestrate.plan;

import dev.orchestrate.plan.expr.Template;
import dev.orchestrate.plan.yaml.Node;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A task as it stands in the plan: a matrix is one until the end. */
final class TaskDraft {
    final Role role;
    final PhaseDraft phase;

    /** Null for roles outside of groups. */
    final @Nullable GroupDraft group;

    String id = "";
    long place;
    @Nullable String description;
    List<String> tags = List.of();
    String type = "";
    Map<String, Value> keys = Map.of();

    /** Values by key, in order; empty for a task that is no matrix. */
    Map<String, List<String>> matrix = Map.of();

    /** Ids of its combinations, in order; of a task that is no matrix, its own. */
    List<String> ids = List.of();

    /** As many, in the same order. */
    List<String> names = List.of();

    @Nullable Template when;
    Task.RunIf runIf = Task.RunIf.SUCCESS;
    boolean skipIfSkipped;
    Task.@Nullable Execution execution;
    Task.@Nullable Limits limits;

    /** As written; null where the task follows what is above it. */
    @Nullable List<Node.Scalar> dependsOnText;

    /** What it waits for; resolved. */
    Waits waits = Waits.NONE;

    /** Its place among the tasks of its phase, from 0. */
    int number;

    TaskDraft(Role role, PhaseDraft phase, @Nullable GroupDraft group) {
        this.role = role;
        this.phase = phase;
        this.group = group;
    }

    boolean isMatrix() {
        return !matrix.isEmpty();
    }

    /**
     * References of a task, resolved.
     *
     * @param ids as a {@link Task} names them
     * @param tasks what each of them is, or is part of
     * @param places where each is written; 0 for one that follows from the order
     */
    record Waits(List<String> ids, List<TaskDraft> tasks, List<Long> places) {
        static final Waits NONE = new Waits(List.of(), List.of(), List.of());
    }
}
