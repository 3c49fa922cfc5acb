package dev.orchestrate.console.view;

import dev.orchestrate.console.Words;
import dev.orchestrate.plan.Role;
import dev.orchestrate.plan.Task;
import dev.orchestrate.plan.Task.RunIf;
import dev.orchestrate.plan.dag.Dag;
import dev.orchestrate.plan.dag.Dag.GroupNode;
import dev.orchestrate.plan.dag.Dag.PhaseNode;
import dev.orchestrate.run.GroupStatus;
import dev.orchestrate.run.PhaseStatus;
import dev.orchestrate.run.RunStatus;
import dev.orchestrate.run.RunView;
import dev.orchestrate.run.RunView.GroupView;
import dev.orchestrate.run.RunView.PhaseView;
import dev.orchestrate.run.RunView.TaskView;
import dev.orchestrate.run.TaskStatus;
import dev.orchestrate.run.WaitReason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Why a task stands where it does: the chain of causes, each the first of those of the one before,
 * down to what began it.
 */
public final class Why {

    /** What a link is about. */
    public enum Kind {
        TASK,
        GROUP,
        PHASE,
        RUN
    }

    /**
     * One cause.
     *
     * @param id of a task or phase, full name of a group
     * @param status as in formats
     * @param because in words, to follow after the status
     */
    public record Link(Kind kind, String id, String status, String because) {}

    /** No id begins like that. */
    static final String PHASE = ":phase:";

    private static final String RUN = ":run";

    private final RunView view;
    private final Dag dag;
    private final Map<String, TaskView> tasks = new HashMap<>();
    private final Map<String, PhaseView> phases = new HashMap<>();
    private final Map<String, GroupView> groups = new HashMap<>();
    private final SkipCause skips;

    private Why(RunView view, Dag dag) {
        this.view = view;
        this.dag = dag;
        view.tasks().forEach(task -> tasks.put(task.id(), task));
        for (PhaseView phase : view.phases()) {
            phases.put(phase.id(), phase);
            phase.groups().forEach(group -> groups.put(group.id(), group));
        }
        skips = new SkipCause(dag, view, phases, groups);
    }

    /** From the task to the root; empty where the run has no such task. */
    public static List<Link> of(String task, RunView view, Dag dag) {
        return new Why(view, dag).chain(task);
    }

    private List<Link> chain(String task) {
        List<Link> chain = new ArrayList<>();
        Set<Link> seen = new HashSet<>();
        Step step = taskStep(task);
        while (step != null && seen.add(step.link)) {
            chain.add(step.link);
            step = step.next == null ? null : resolve(step.next);
        }
        return chain;
    }

    /** A link, and the name of what it comes from; null at the root. */
    private record Step(Link link, @Nullable String next) {}

    /** Tasks, groups by their full names, phases marked as such, and the run. */
    private @Nullable Step resolve(String name) {
        if (name.equals(RUN)) {
            return new Step(run(), null);
        }
        if (name.startsWith(PHASE)) {
            return phaseStep(name.substring(PHASE.length()));
        }
        return groups.containsKey(name) ? groupStep(name) : taskStep(name);
    }

    private @Nullable Step taskStep(String id) {
        TaskView task = tasks.get(id);
        if (task == null) {
            return notShown(id);
        }
        return switch (task.status()) {
            case PENDING -> pending(task);
            case RUNNING -> last(task, "attempt " + number(task) + " runs");
            case WAITING -> last(task, waits(task));
            case SUCCEEDED -> last(task, "it does not run again unless it is asked for");
            case FAILED -> failed(task);
            case QUARANTINED -> last(task, words(task.reason(), "how it ended can not be known"));
            case BLOCKED -> blocked(task);
            case SKIPPED -> new Step(link(task, skips.of(task)), skips.before(task));
            case CANCELED -> canceled(task);
        };
    }

    /** A check, or an {@code on_failure} task, is shown once it has had its turn. */
    private @Nullable Step notShown(String id) {
        int item = dag.indexOf(id);
        if (item < 0) {
            return null;
        }
        String because =
                dag.task(item).role() == Role.ON_FAILURE
                        ? "it has its turn once its phase has failed"
                        : "it has its turn once the tasks of its phase have ended well";
        return new Step(new Link(Kind.TASK, id, TaskStatus.PENDING.word(), because), null);
    }

    private Step last(TaskView task, String because) {
        return new Step(link(task, because), null);
    }

    private static Link link(TaskView task, String because) {
        return new Link(Kind.TASK, task.id(), task.status().word(), because);
    }

    private static int number(TaskView task) {
        return task.lastAttempt() == null ? 1 : task.lastAttempt().number();
    }

    private static String waits(TaskView task) {
        String what = task.waitingFor() == null ? "something" : "a " + task.waitingFor().word();
        String word = task.waitingFor() == WaitReason.PERSON ? ", reminder at " : ", until ";
        String until = task.until() == null ? "" : word + Words.moment(task.until()) + " UTC";
        return "it waits for " + what + until + (task.reason() == null ? "" : ": " + task.reason());
    }

    private Step failed(TaskView task) {
        String why = words(task.reason(), "its last attempt failed");
        return last(
                task,
                task.errorClass() == null ? why : why + " (" + task.errorClass().word() + ")");
    }

    private Step canceled(TaskView task) {
        RootCause cause = RootCause.of(view);
        TaskView root = cause == null ? null : cause.task();
        return new Step(
                link(task, words(task.reason(), "the run was canceled")),
                root == null || root.equals(task) ? null : root.id());
    }

    private Step blocked(TaskView task) {
        List<String> causes = task.blockedBy();
        String next = causes.isEmpty() ? null : cause(task, causes.get(0));
        return new Step(link(task, "by " + String.join(", ", causes)), next);
    }

    /** What a name among the causes of a task means: its own dependencies come first. */
    private String cause(TaskView task, String name) {
        int item = dag.indexOf(task.id());
        boolean own = item >= 0 && dag.task(item).needs().runIf() == RunIf.SUCCESS;
        if (own && dag.task(item).needs().dependsOn().contains(name)) {
            String unmet = firstOf(name, true);
            return unmet == null ? name : unmet;
        }
        return groups.containsKey(name) ? name : PHASE + name;
    }

    /** The first task that a reference names and that has not ended well, or not ended at all. */
    private @Nullable String firstOf(String reference, boolean unmet) {
        for (TaskView task : view.tasks()) {
            boolean meant = task.id().equals(reference) || task.id().startsWith(reference + "[");
            boolean stands = unmet ? isUnmet(task) : !task.status().ended();
            if (meant && stands) {
                return task.id();
            }
        }
        return null;
    }

    private static boolean isUnmet(TaskView task) {
        return task.status().unmet() && (task.critical() || task.status() != TaskStatus.FAILED);
    }

    private Step pending(TaskView task) {
        PhaseView phase = phases.get(task.phase());
        if (phase != null && phase.status() == PhaseStatus.FAILED) {
            return new Step(link(task, "its phase has failed"), PHASE + phase.id());
        }
        if (!view.executing() && view.status() != RunStatus.RUNNING && !hasOpenCause(task)) {
            return new Step(link(task, "nobody executes the run"), RUN);
        }
        int item = dag.indexOf(task.id());
        if (item >= dag.taskCount() || item < 0) {
            return last(task, "its phase is not that far");
        }
        String dependency = openDependency(dag.task(item));
        if (dependency != null) {
            return new Step(link(task, "it runs after " + dependency), dependency);
        }
        String barrier = openBarrier(item);
        if (barrier != null) {
            String name =
                    barrier.startsWith(PHASE)
                            ? "phase " + barrier.substring(PHASE.length())
                            : barrier;
            return new Step(link(task, "it comes after " + name), barrier);
        }
        return last(task, task.selected() ? ready(dag.task(item)) : "it was not selected");
    }

    private boolean hasOpenCause(TaskView task) {
        int item = dag.indexOf(task.id());
        return item >= 0
                && item < dag.taskCount()
                && (openDependency(dag.task(item)) != null || openBarrier(item) != null);
    }

    private @Nullable String openDependency(Task task) {
        for (String reference : task.needs().dependsOn()) {
            String open = firstOf(reference, false);
            if (open != null) {
                return open;
            }
        }
        return null;
    }

    /** A group of its phase, or a phase, that its own group comes after and that is not done. */
    private @Nullable String openBarrier(int item) {
        GroupNode own = dag.groups().get(dag.groupOf(item));
        PhaseNode phase = dag.phases().get(own.phase());
        for (int before : phase.dependsOn()) {
            String id = dag.phases().get(before).phase().id();
            PhaseView other = phases.get(id);
            if (other != null && !isDone(other)) {
                return PHASE + id;
            }
        }
        for (int number : phase.groups()) {
            GroupNode other = dag.groups().get(number);
            GroupView seen = groups.get(other.group().fullName());
            if (own.group().dependsOn().contains(other.group().id())
                    && seen != null
                    && seen.status() != GroupStatus.COMPLETED
                    && seen.status() != GroupStatus.SKIPPED) {
                return seen.id();
            }
        }
        return null;
    }

    private static boolean isDone(PhaseView phase) {
        return phase.status() == PhaseStatus.APPROVED || phase.status() == PhaseStatus.SKIPPED;
    }

    /** Nothing stands against it but that others run. */
    private String ready(Task task) {
        for (String lock : task.limits().locks()) {
            for (TaskView other : view.tasks()) {
                int item = dag.indexOf(other.id());
                if (other.status() == TaskStatus.RUNNING
                        && item >= 0
                        && dag.task(item).limits().locks().contains(lock)) {
                    return "it is ready, and waits for the lock " + lock + " of " + other.id();
                }
            }
        }
        return "it is ready, and waits for room: "
                + Words.count(view.counts().running(), "task")
                + " running";
    }

    private @Nullable Step groupStep(String name) {
        GroupView group = groups.get(name);
        if (group == null) {
            return null;
        }
        boolean skipped = group.status() == GroupStatus.SKIPPED;
        Link link =
                new Link(
                        Kind.GROUP,
                        name,
                        group.status().word(),
                        skipped ? skips.of(group) : "a task of it has not ended well");
        if (skipped) {
            return new Step(link, null);
        }
        for (boolean unmet : new boolean[] {true, false}) {
            for (TaskView task : view.tasks()) {
                boolean stands = unmet ? isUnmet(task) : !task.status().ended();
                if (name.equals(task.group()) && stands) {
                    return new Step(link, task.id());
                }
            }
        }
        return new Step(link, null);
    }

    private @Nullable Step phaseStep(String id) {
        PhaseView phase = phases.get(id);
        if (phase == null) {
            return null;
        }
        String because =
                phase.awaitsPerson()
                        ? "it waits for approval"
                        : phase.status() == PhaseStatus.SKIPPED
                                ? skips.of(phase)
                                : words(phase.reason(), "it is not done");
        Link link = new Link(Kind.PHASE, id, phase.status().word(), because);
        return new Step(link, behind(phase));
    }

    /** What keeps a phase from being approved; null where it is the root itself. */
    private @Nullable String behind(PhaseView phase) {
        int number = dag.phaseIndexOf(phase.id());
        if (phase.awaitsPerson() || number < 0) {
            return null;
        }
        if (phase.status() == PhaseStatus.PENDING || phase.status() == PhaseStatus.BLOCKED) {
            for (int before : dag.phases().get(number).dependsOn()) {
                PhaseView other = phases.get(dag.phases().get(before).phase().id());
                if (other != null && !isDone(other)) {
                    return PHASE + other.id();
                }
            }
        }
        return firstTask(phase);
    }

    /**
     * The first of its tasks that failed, else was stopped, else has not ended. What follows a
     * failure, and what has not begun, is not why a phase has failed.
     */
    private @Nullable String firstTask(PhaseView phase) {
        String found = null;
        int best = phase.status() == PhaseStatus.FAILED ? 2 : 3;
        for (TaskView task : view.tasks()) {
            if (task.role() == Role.ON_FAILURE) {
                continue;
            }
            int rank =
                    SummaryText.isBad(task) && isUnmet(task)
                            ? 0
                            : isUnmet(task) ? 1 : task.status().ended() ? 3 : 2;
            if (task.phase().equals(phase.id()) && rank < best) {
                best = rank;
                found = task.id();
            }
        }
        return found;
    }

    private Link run() {
        return new Link(
                Kind.RUN,
                view.run(),
                view.status().word(),
                words(view.interruption(), "it is to go on"));
    }

    private static String words(@Nullable String reason, String otherwise) {
        return reason == null ? otherwise : reason;
    }
}
