package dev.orchestrate.console.view;

import dev.orchestrate.console.Ink;
import dev.orchestrate.console.Mark;
import dev.orchestrate.console.Page;
import dev.orchestrate.console.Text;
import dev.orchestrate.console.Tone;
import dev.orchestrate.console.Words;
import dev.orchestrate.plan.Role;
import dev.orchestrate.plan.dag.Dag;
import dev.orchestrate.run.Attempt;
import dev.orchestrate.run.CriterionResult;
import dev.orchestrate.run.RunView;
import dev.orchestrate.run.RunView.GroupView;
import dev.orchestrate.run.RunView.PhaseView;
import dev.orchestrate.run.RunView.TaskView;
import dev.orchestrate.run.TaskStatus;
import dev.orchestrate.run.WaitReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code status} for people: a tree of phases, groups and tasks. */
public final class StatusText {
    private final RunView view;
    private final Dag dag;
    private final Instant now;
    private final Ink ink;
    private final Set<String> open = new HashSet<>();
    private final Map<String, List<TaskView>> tasksOf = new HashMap<>();

    public StatusText(RunView view, Dag dag, Instant now, Ink ink) {
        this.view = view;
        this.dag = dag;
        this.now = now;
        this.ink = ink;
        for (TaskView task : view.tasks()) {
            String parent = task.group() == null ? task.phase() : task.group();
            tasksOf.computeIfAbsent(parent, _ -> new ArrayList<>()).add(task);
            if (!task.status().ended()) {
                open.add(task.id());
            }
        }
    }

    public Page page() {
        Page page = new Page(ink);
        head(page);
        for (PhaseView phase : view.phases()) {
            phase(phase, page);
        }
        return page;
    }

    private void head(Page page) {
        Mark mark = Mark.of(view.status());
        page.line(
                new Text()
                        .add(mark, ink)
                        .add(" ")
                        .add(Tone.STRONG, view.plan().name())
                        .add(" " + view.run() + " ")
                        .add(mark.tone(), view.status().word())
                        .add(view.interruption() == null ? "" : " (" + view.interruption() + ")"));
        Text times =
                new Text()
                        .add("  started " + Words.moment(view.startedAt()) + " UTC")
                        .add(view.finishedAt() == null ? ", running for " : ", took ")
                        .add(Words.duration(view.elapsedMillis()));
        if (view.etaMillis() != null) {
            times.add(", done in about " + Words.duration(view.etaMillis()));
        }
        page.line(times);
        page.line("  " + Words.percent(view.progress()) + ": " + Counts.of(view.counts()));
        view.labels().forEach((key, value) -> page.line("  label " + key + "=" + value));
        page.line();
    }

    private void phase(PhaseView phase, Page page) {
        Mark mark = Mark.of(phase.status());
        Text left = new Text().add(mark, ink).add(" phase ").add(Tone.STRONG, phase.id());
        Text right = new Text().add(mark.tone(), Words.of(phase.status())).add(approval(phase));
        page.line(
                left.add(Words.besideId(phase.id(), phase.name())),
                right.add(time(phase.startedAt(), phase.elapsedMillis())).add(why(phase)));
        for (GroupView group : phase.groups()) {
            group(group, page);
        }
        for (TaskView check : tasksOf.getOrDefault(phase.id(), List.of())) {
            task(check, "  ", page);
        }
        for (CriterionResult criterion : phase.criteria()) {
            criterion(criterion, page);
        }
    }

    private static String why(PhaseView phase) {
        return phase.reason() == null ? "" : "  " + phase.reason();
    }

    private static String approval(PhaseView phase) {
        if (phase.awaitsPerson()) {
            return ", waits for approval";
        }
        RunView.Approval approval = phase.approval();
        if (approval == null) {
            return "";
        }
        return switch (approval.decision()) {
            case AUTO -> " (auto)";
            case NONE -> " (no review)";
            case APPROVED, REJECTED -> approval.by() == null ? "" : " by " + approval.by();
        };
    }

    private void group(GroupView group, Page page) {
        boolean only = group.id().endsWith("/-");
        if (!only) {
            Mark mark = Mark.of(group.status());
            Text right = new Text().add(mark.tone(), Words.of(group.status()));
            page.line(
                    new Text().add("  ").add(mark, ink).add(" " + group.id()).add(name(group)),
                    right.add(time(group.startedAt(), group.elapsedMillis())));
        }
        for (TaskView task : tasksOf.getOrDefault(group.id(), List.of())) {
            task(task, only ? "  " : "    ", page);
        }
    }

    private static String name(GroupView group) {
        return Words.besideId(group.id().substring(group.id().indexOf('/') + 1), group.name());
    }

    private void task(TaskView task, String indent, Page page) {
        Mark mark = Mark.of(task.status());
        Text left = new Text().add(indent).add(mark, ink).add(" ").add(Tone.STRONG, task.id());
        if (task.role() == Role.TASK) {
            left.add(Words.besideId(task.id(), task.name()));
        }
        Text right = new Text().add(mark.tone(), Words.of(task.status()));
        Attempt last = task.lastAttempt();
        if (last != null) {
            right.add(time(last.startedAt(), elapsed(last)));
            right.add(last.number() == 1 ? "" : ", attempt " + last.number());
            right.add(last.adopted() ? ", adopted" : "");
        }
        page.line(left, right.add(waits(task)));
    }

    private long elapsed(Attempt attempt) {
        return attempt.finishedAt() == null
                ? now.toEpochMilli() - attempt.startedAt().toEpochMilli()
                : attempt.elapsedMillis();
    }

    /** What it waits for, or why it stands where it does. */
    private String waits(TaskView task) {
        StringBuilder words = new StringBuilder();
        if (task.waitingFor() != null) {
            words.append(" for ").append(task.waitingFor().word());
        }
        if (task.until() != null) {
            long left = task.until().toEpochMilli() - now.toEpochMilli();
            words.append(task.waitingFor() == WaitReason.PERSON ? reminder(left) : in(left));
        }
        if (!task.blockedBy().isEmpty()) {
            words.append(" by ").append(String.join(", ", task.blockedBy()));
        }
        if (task.status() == TaskStatus.PENDING) {
            words.append(after(task.id()));
        }
        words.append(task.reason() == null ? "" : ": " + Words.opening(task.reason()));
        words.append(errorClass(task));
        words.append(task.critical() ? "" : ", not critical");
        return words.append(task.selected() ? "" : ", not selected").toString();
    }

    /** Of the last attempt, as long as it is what the task stands on: not once it was decided. */
    private static String errorClass(TaskView task) {
        boolean counts =
                task.status() == TaskStatus.FAILED || task.waitingFor() == WaitReason.RETRY;
        return counts && task.errorClass() != null ? " (" + task.errorClass().word() + ")" : "";
    }

    private static String in(long millis) {
        return " in " + Words.duration(millis);
    }

    private static String reminder(long millis) {
        return millis > 0
                ? ", reminder" + in(millis)
                : ", reminder due for " + Words.duration(-millis);
    }

    /** The tasks that a pending one waits for, as far as the plan names them. */
    private String after(String id) {
        int item = dag.indexOf(id);
        List<String> waited = new ArrayList<>();
        if (item >= 0) {
            for (String reference : dag.task(item).needs().dependsOn()) {
                if (open.contains(reference)) {
                    waited.add(reference);
                }
            }
        }
        return waited.isEmpty() ? "" : ", after " + String.join(", ", waited);
    }

    private void criterion(CriterionResult criterion, Page page) {
        Mark mark = criterion.passed() ? Mark.GOOD : criterion.required() ? Mark.BAD : Mark.NOTE;
        Text right = new Text().add(mark.tone(), criterion.passed() ? "met" : "not met");
        right.add(criterion.required() ? "" : ", not required");
        right.add(criterion.observed() == null ? "" : ", observed " + criterion.observed());
        page.line(
                new Text().add("  ").add(mark, ink).add(" criterion " + criterion.id()),
                right.add(": " + criterion.reason()));
    }

    private static String time(@Nullable Instant since, long millis) {
        return since == null ? "" : " " + Words.duration(millis);
    }
}
