package dev.orchestrate.console.view;

import dev.orchestrate.plan.dag.Dag;
import dev.orchestrate.plan.dag.Dag.GroupNode;
import dev.orchestrate.plan.expr.Template;
import dev.orchestrate.run.GroupStatus;
import dev.orchestrate.run.PhaseStatus;
import dev.orchestrate.run.RunView;
import dev.orchestrate.run.RunView.GroupView;
import dev.orchestrate.run.RunView.PhaseView;
import dev.orchestrate.run.RunView.TaskView;
import dev.orchestrate.run.SkipReason;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a skip comes from: a condition, with its text, or a skip before it that was passed on. */
final class SkipCause {
    private static final String CONDITION = "its `when` does not hold";

    private final Dag dag;
    private final RunView view;
    private final Map<String, PhaseView> phases;
    private final Map<String, GroupView> groups;

    SkipCause(Dag dag, RunView view, Map<String, PhaseView> phases, Map<String, GroupView> groups) {
        this.dag = dag;
        this.view = view;
        this.phases = phases;
        this.groups = groups;
    }

    /** Why a task was skipped, in words. */
    String of(TaskView task) {
        int item = dag.indexOf(task.id());
        String reason = task.reason() == null ? "it was not wanted" : task.reason();
        boolean own = task.skip() == SkipReason.WHEN && before(task) == null;
        return own && item >= 0 ? with(reason, dag.task(item).needs().when()) : reason;
    }

    String of(GroupView group) {
        int number = dag.groupIndexOf(group.id());
        return with(CONDITION, number < 0 ? null : dag.groups().get(number).group().when());
    }

    String of(PhaseView phase) {
        int number = dag.phaseIndexOf(phase.id());
        String reason = phase.reason() == null ? CONDITION : phase.reason();
        return with(reason, number < 0 ? null : dag.phases().get(number).phase().when());
    }

    private static String with(String reason, @Nullable Template when) {
        return when == null ? reason : reason + ": `" + when.source() + "`";
    }

    /** What the skip of a task comes from, as {@link Why} names it; null where from itself. */
    @Nullable String before(TaskView task) {
        int item = dag.indexOf(task.id());
        if (task.skip() == null || item < 0 || item >= dag.taskCount()) {
            return null;
        }
        return switch (task.skip()) {
            case WHEN -> around(task);
            case PASSED_ON -> passedOn(item);
            case PERSON, RUN_IF, UP_TO_DATE -> null;
        };
    }

    /** The phase or group that it was skipped with. */
    private @Nullable String around(TaskView task) {
        if (isSkipped(phases.get(task.phase()))) {
            return Why.PHASE + task.phase();
        }
        return task.group() != null && isSkipped(groups.get(task.group())) ? task.group() : null;
    }

    /** What it names itself comes first, then the groups before its own, then the phases. */
    private @Nullable String passedOn(int item) {
        for (String reference : dag.task(item).needs().dependsOn()) {
            String skipped = skipped(reference);
            if (skipped != null) {
                return skipped;
            }
        }
        GroupNode own = dag.groups().get(dag.groupOf(item));
        for (int number : dag.phases().get(own.phase()).groups()) {
            GroupNode other = dag.groups().get(number);
            String name = other.group().fullName();
            if (own.group().dependsOn().contains(other.group().id())
                    && isSkipped(groups.get(name))) {
                return name;
            }
        }
        for (int before : dag.phases().get(own.phase()).dependsOn()) {
            String id = dag.phases().get(before).phase().id();
            if (isSkipped(phases.get(id))) {
                return Why.PHASE + id;
            }
        }
        return null;
    }

    private @Nullable String skipped(String reference) {
        for (TaskView task : view.tasks()) {
            boolean meant = task.id().equals(reference) || task.id().startsWith(reference + "[");
            if (meant && task.skip() != null && task.skip().passesOn()) {
                return task.id();
            }
        }
        return null;
    }

    private static boolean isSkipped(@Nullable GroupView group) {
        return group != null && group.status() == GroupStatus.SKIPPED;
    }

    private static boolean isSkipped(@Nullable PhaseView phase) {
        return phase != null && phase.status() == PhaseStatus.SKIPPED;
    }
}
