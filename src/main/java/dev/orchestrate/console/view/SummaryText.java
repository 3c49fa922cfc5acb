package dev.orchestrate.console.view;

import dev.orchestrate.console.Ink;
import dev.orchestrate.console.Mark;
import dev.orchestrate.console.Page;
import dev.orchestrate.console.Text;
import dev.orchestrate.console.Tone;
import dev.orchestrate.console.Words;
import dev.orchestrate.run.Attempt;
import dev.orchestrate.run.CriterionResult;
import dev.orchestrate.run.RunView;
import dev.orchestrate.run.RunView.PhaseView;
import dev.orchestrate.run.RunView.TaskView;
import dev.orchestrate.run.TaskStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The last lines of {@code run}: what happened, what began it, and what to type. */
public final class SummaryText {
    /** More would push the cause off the screen. */
    private final RunView view;

    private final Sources sources;

    public SummaryText(RunView view, Sources sources) {
        this.view = view;
        this.sources = sources;
    }

    public Page page(Ink ink) {
        Page page = new Page(ink);
        RootCause cause = RootCause.of(view);
        if (cause != null) {
            cause(cause, page);
            aftermath(cause, page);
        }
        headline(page);
        for (NextSteps.Step step : NextSteps.of(view, sources.advice())) {
            page.line(new Text().add(step.why() + ":"));
            for (String command : step.commands()) {
                page.line(new Text().add("  ").add(Tone.STRONG, command));
            }
        }
        return page;
    }

    private void headline(Page page) {
        Mark mark = Mark.of(view.status());
        page.line(
                new Text()
                        .add(mark, page.ink())
                        .add(" run ")
                        .add(Tone.STRONG, view.run())
                        .add(" ")
                        .add(mark.tone(), view.status().word())
                        .add(interruption())
                        .add(": " + Counts.of(view.counts()))
                        .add(" in " + Words.duration(view.elapsedMillis()))
                        .add(Counts.speedUp(view)));
    }

    private String interruption() {
        return view.interruption() == null ? "" : " (" + view.interruption() + ")";
    }

    private void cause(RootCause cause, Page page) {
        TaskView task = cause.task();
        PhaseView phase = cause.phase();
        if (task != null) {
            page.line(
                    new Text()
                            .add(Tone.BAD, "cause: ")
                            .add(Tone.STRONG, task.id())
                            .add(
                                    Words.besideId(task.id(), task.name())
                                            + " failed"
                                            + errorClass(task))
                            .add(task.reason() == null ? "" : ": " + task.reason()));
            output(task, page);
        }
        if (phase != null) {
            page.line(
                    new Text()
                            .add(
                                    task == null ? Tone.BAD : Tone.PLAIN,
                                    task == null ? "cause: " : "")
                            .add(task == null ? "" : "stopped by: ")
                            .add("phase ")
                            .add(Tone.STRONG, phase.id())
                            .add(Words.besideId(phase.id(), phase.name()) + " failed")
                            .add(phase.reason() == null ? "" : ": " + phase.reason()));
            unmet(phase, page);
        }
        if (cause.outOfTime()) {
            boolean first = task == null && phase == null;
            page.line(
                    new Text()
                            .add(first ? Tone.BAD : Tone.PLAIN, first ? "cause: " : "stopped by: ")
                            .add(RootCause.LIMIT));
        }
    }

    private static String errorClass(TaskView task) {
        return task.errorClass() == null ? "" : " (" + task.errorClass().word() + ")";
    }

    private void output(TaskView task, Page page) {
        Attempt last = task.lastAttempt();
        if (last == null) {
            return;
        }
        for (String line : sources.tails().of(task.id(), last.number())) {
            page.line(new Text().add(Tone.FAINT, "  | ").add(line));
        }
        String log = sources.log(task.id(), last.number());
        if (log != null) {
            page.line("  log: " + log);
        }
    }

    private static void unmet(PhaseView phase, Page page) {
        for (CriterionResult criterion : phase.criteria()) {
            if (!criterion.passed() && criterion.required()) {
                page.line(
                        new Text()
                                .add("  ")
                                .add(Mark.BAD, page.ink())
                                .add(" " + criterion.id() + ": " + criterion.reason())
                                .add(
                                        criterion.observed() == null
                                                ? ""
                                                : ", observed " + criterion.observed()));
            }
        }
    }

    /** What else has failed, and what became of those behind, by the rule that stopped them. */
    private void aftermath(RootCause cause, Page page) {
        Map<String, List<String>> byRule = new LinkedHashMap<>();
        String causing = cause.task() == null ? null : cause.task().id();
        for (TaskView task : view.tasks()) {
            String rule = task.id().equals(causing) ? null : rule(task);
            if (rule != null) {
                byRule.computeIfAbsent(rule, _ -> new ArrayList<>()).add(task.id());
            }
        }
        byRule.forEach((rule, tasks) -> page.line("  " + rule + ": " + Words.some(tasks)));
    }

    private static @Nullable String rule(TaskView task) {
        if (task.group() == null) {
            return null;
        }
        String why = task.reason() == null ? "" : " (" + task.reason() + ")";
        return switch (task.status()) {
            case FAILED -> (task.critical() ? "failed too" : "failed, not critical") + why;
            case BLOCKED -> "blocked by " + String.join(", ", task.blockedBy());
            case CANCELED -> "canceled" + why;
            case PENDING, RUNNING, WAITING, SUCCEEDED, QUARANTINED, SKIPPED -> null;
        };
    }

    /** Whether a task has ended badly. */
    static boolean isBad(TaskView task) {
        return task.status() == TaskStatus.FAILED || task.status() == TaskStatus.QUARANTINED;
    }
}
