package dev.orchestrate.run;

import dev.orchestrate.plan.dag.Dag;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What going on with a run would do with each task, and why. */
public final class ResumeForecast {
    private ResumeForecast() {}

    public enum Verdict {
        /** Its result stays. */
        REUSE,
        /** It has not begun, and will run. */
        RUN,
        /** It has had an attempt, and will have another. */
        RUN_AGAIN,
        NEW,
        /** It has succeeded, and runs again since its definition is another. */
        CHANGED,
        /** An attempt was left running: its end is looked up, or waited for. */
        ADOPT,
        QUARANTINED,
        /** It is outside of the selection. */
        LEFT,
        REMOVED;

        /** As in formats. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    public record Line(String task, Verdict verdict, String why) {}

    /**
     * A line for each task, in the order of the plan, then for those that it does not have any
     * more.
     *
     * @param before the run as it is
     * @param selected the run as it will be when it goes on, with the selection of that
     * @param rerun tasks that run again although they have succeeded
     */
    public static List<Line> of(RunState before, RunState selected, Set<String> rerun) {
        Dag dag = selected.dag();
        List<Line> lines = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int task = 0; task < dag.taskCount(); task++) {
            String id = dag.task(task).id();
            seen.add(id);
            lines.add(line(id, before.task(id), selected, task, rerun.contains(id)));
        }
        for (int task = 0; task < before.dag().taskCount(); task++) {
            String id = before.dag().task(task).id();
            if (!seen.contains(id)) {
                lines.add(new Line(id, Verdict.REMOVED, "the plan does not have it any more"));
            }
        }
        return lines;
    }

    private static Line line(
            String id, @Nullable TaskState task, RunState selected, int number, boolean rerun) {
        if (rerun) {
            return new Line(id, Verdict.CHANGED, "it, or what it depends on, is another thing now");
        }
        if (task == null) {
            return new Line(id, Verdict.NEW, "the plan did not have it before");
        }
        if (task.status() == TaskStatus.RUNNING) {
            return new Line(id, Verdict.ADOPT, "attempt " + number(task) + " was left running");
        }
        if (!selected.isSelected(number) && !task.status().ended()) {
            return new Line(id, Verdict.LEFT, "it is not selected");
        }
        return switch (task.status()) {
            case SUCCEEDED, SKIPPED -> new Line(id, Verdict.REUSE, "it has " + past(task));
            case PENDING, WAITING, BLOCKED -> pending(id, task);
            case FAILED, QUARANTINED, CANCELED -> again(id, task, selected);
            case RUNNING -> throw new IllegalStateException("told above");
        };
    }

    private static Line pending(String id, TaskState task) {
        return task.attempts().isEmpty()
                ? new Line(id, Verdict.RUN, "it has not begun")
                : new Line(id, Verdict.RUN_AGAIN, "attempt " + number(task) + " was not its last");
    }

    private static Line again(String id, TaskState task, RunState selected) {
        TaskState next = selected.task(id);
        boolean runs = next != null && next.status() == TaskStatus.PENDING;
        if (runs) {
            return new Line(id, Verdict.RUN_AGAIN, "it has " + past(task));
        }
        return task.status() == TaskStatus.QUARANTINED
                ? new Line(id, Verdict.QUARANTINED, "it may have run; --rerun-unknown runs it")
                : new Line(id, Verdict.LEFT, "it has " + past(task) + " and is not tried again");
    }

    private static String past(TaskState task) {
        return switch (task.status()) {
            case SUCCEEDED -> "succeeded";
            case SKIPPED -> "been skipped";
            case FAILED -> "failed";
            case CANCELED -> "been canceled";
            case QUARANTINED -> "an end that is not known";
            case PENDING, RUNNING, WAITING, BLOCKED -> "not ended";
        };
    }

    private static int number(TaskState task) {
        Attempt last = task.lastAttempt();
        return last == null ? 0 : last.number();
    }
}
