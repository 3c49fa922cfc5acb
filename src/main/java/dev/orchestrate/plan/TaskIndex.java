package dev.orchestrate.plan;

import dev.orchestrate.plan.yaml.Place;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tasks of a plan by id, those of a matrix also one by one. */
final class TaskIndex {
    private final Problems problems;
    private final Map<String, TaskDraft> tasks = new HashMap<>();
    private final Map<String, TaskDraft> folded = new HashMap<>();

    TaskIndex(Problems problems) {
        this.problems = problems;
    }

    void add(TaskDraft task) {
        if (task.id.isEmpty()) {
            return;
        }
        TaskDraft other = folded.putIfAbsent(Ids.folded(task.id), task);
        if (other != null) {
            problems.error(
                    task.place,
                    "duplicate-id",
                    "task `" + task.id + "` is there twice",
                    "give it another id; case is ignored; the other is in line "
                            + Place.line(other.place));
            return;
        }
        tasks.put(task.id, task);
        if (task.isMatrix()) {
            for (String id : task.ids) {
                addCombination(task, id);
            }
        }
    }

    private void addCombination(TaskDraft task, String id) {
        if (folded.putIfAbsent(Ids.folded(id), task) != null) {
            problems.error(
                    task.place,
                    "duplicate-id",
                    "task `" + Scalars.shortened(id) + "` of the matrix is there twice",
                    "remove one of the values; case is ignored");
            return;
        }
        tasks.put(id, task);
    }

    @Nullable TaskDraft get(String id) {
        return tasks.get(id);
    }

    Collection<String> ids() {
        return tasks.keySet();
    }
}
