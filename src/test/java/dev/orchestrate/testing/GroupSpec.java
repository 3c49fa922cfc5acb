package dev.orchestrate.testing;

import dev.orchestrate.plan.Group;
import dev.orchestrate.plan.Task;
import dev.orchestrate.plan.expr.Template;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A group in the making. */
public final class GroupSpec {
    private final String id;
    private final boolean sequential;
    private final List<TaskSpec> tasks;
    private @Nullable List<String> after;
    private @Nullable Template when;
    private int maxParallel;
    private boolean failFast;
    private @Nullable Duration timeout;

    GroupSpec(String id, boolean sequential, List<TaskSpec> tasks) {
        this.id = id;
        this.sequential = sequential;
        this.tasks = tasks;
    }

    String id() {
        return id;
    }

    /** Instead of the group above; nothing: at once. */
    public GroupSpec after(String... groups) {
        after = List.of(groups);
        return this;
    }

    public GroupSpec when(String condition) {
        when = Plans.template(condition);
        return this;
    }

    public GroupSpec maxParallel(int to) {
        maxParallel = to;
        return this;
    }

    public GroupSpec failFast() {
        failFast = true;
        return this;
    }

    public GroupSpec timeout(Duration to) {
        timeout = to;
        return this;
    }

    Group build(String phase, List<String> above) {
        List<Task> built = new ArrayList<>();
        List<String> taskAbove = List.of();
        for (TaskSpec task : tasks) {
            built.addAll(task.build(taskAbove));
            taskAbove = sequential ? List.of(task.id()) : List.of();
        }
        return new Group(
                id,
                phase + "/" + id,
                "group " + id,
                sequential,
                maxParallel,
                after == null ? above : after,
                when,
                failFast,
                timeout,
                List.copyOf(built));
    }
}
