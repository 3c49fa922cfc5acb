package dev.orchestrate.report;

import dev.orchestrate.console.Ink;
import dev.orchestrate.console.Mark;
import dev.orchestrate.console.Words;
import dev.orchestrate.console.view.Counts;
import dev.orchestrate.console.view.Markdown;
import dev.orchestrate.console.view.NextSteps;
import dev.orchestrate.console.view.RootCause;
import dev.orchestrate.console.view.Sources;
import dev.orchestrate.run.Attempt;
import dev.orchestrate.run.CriterionResult;
import dev.orchestrate.run.RunView;
import dev.orchestrate.run.RunView.PhaseView;
import dev.orchestrate.run.RunView.TaskView;
import dev.orchestrate.run.TaskStatus;
import java.util.ArrayList;
import java.util.List;

/** A run in Markdown. */
final class MarkdownReport {
    /** GitHub takes a megabyte in all: a table of more tasks would be refused whole. */
    private static final int MOST_TASKS = 2_000;

    private final RunView view;
    private final Sources sources;
    private final StringBuilder out = new StringBuilder();

    MarkdownReport(RunView view, Sources sources) {
        this.view = view;
        this.sources = sources;
    }

    String text() {
        out.append("## ").append(mark(Mark.of(view.status()))).append(' ');
        out.append(Markdown.text(view.plan().name())).append(' ').append(view.status().word());
        out.append("\n\nRun `").append(view.run()).append("`: ").append(Counts.of(view.counts()));
        out.append(" in ").append(Words.duration(view.elapsedMillis()));
        out.append(Counts.speedUp(view)).append(".\n\n");
        cause();
        phases();
        tasks();
        next();
        return out.toString();
    }

    private void cause() {
        RootCause cause = RootCause.of(view);
        if (cause == null) {
            return;
        }
        TaskView task = cause.task();
        if (task != null) {
            out.append("**Cause:** ").append(Markdown.text(Words.titled(task.id(), task.name())));
            out.append(" failed");
            if (task.errorClass() != null) {
                out.append(" (").append(task.errorClass().word()).append(')');
            }
            out.append(task.reason() == null ? "" : ": " + Markdown.text(task.reason()));
            out.append("\n\n");
            output(task);
        }
        PhaseView phase = cause.phase();
        if (phase != null && phase.reason() != null) {
            out.append("**Phase ").append(Markdown.text(phase.id())).append(" failed:** ");
            out.append(Markdown.text(phase.reason())).append("\n\n");
        }
        if (cause.outOfTime()) {
            out.append("**Stopped by:** ").append(RootCause.LIMIT).append("\n\n");
        }
    }

    private void output(TaskView task) {
        Attempt last = task.lastAttempt();
        if (last == null) {
            return;
        }
        List<String> lines = sources.tails().of(task.id(), last.number());
        if (!lines.isEmpty()) {
            out.append(Markdown.block(lines)).append('\n');
        }
        String log = sources.log(task.id(), last.number());
        if (log != null) {
            out.append("Log: ").append(Markdown.text(log)).append("\n\n");
        }
    }

    private void phases() {
        out.append("| Phase | Status | Time | Criteria |\n| --- | --- | ---: | --- |\n");
        for (PhaseView phase : view.phases()) {
            List<String> criteria = new ArrayList<>();
            for (CriterionResult criterion : phase.criteria()) {
                criteria.add(criterion(criterion));
            }
            out.append("| ").append(Markdown.text(Words.titled(phase.id(), phase.name())));
            out.append(" | ").append(mark(Mark.of(phase.status()))).append(' ');
            out.append(Words.of(phase.status())).append(" | ");
            out.append(phase.startedAt() == null ? "" : Words.duration(phase.elapsedMillis()));
            out.append(" | ").append(String.join("<br>", criteria)).append(" |\n");
        }
        out.append('\n');
    }

    private static String criterion(CriterionResult criterion) {
        Mark mark = criterion.passed() ? Mark.GOOD : criterion.required() ? Mark.BAD : Mark.NOTE;
        String observed = criterion.observed() == null ? "" : ", observed " + criterion.observed();
        return mark(mark)
                + " "
                + Markdown.text(criterion.id() + ": " + criterion.reason() + observed);
    }

    private void tasks() {
        out.append("| Task | Status | Time | Attempts | Note |\n");
        out.append("| --- | --- | ---: | ---: | --- |\n");
        int shown = 0;
        for (TaskView task : view.tasks()) {
            if (task.group() != null && (shown < MOST_TASKS || isBad(task))) {
                task(task);
                shown++;
            }
        }
        int left = view.counts().total() - shown;
        out.append(left > 0 ? "\nAnd " + Words.count(left, "more task") + ".\n\n" : "\n");
    }

    private static boolean isBad(TaskView task) {
        return task.status() == TaskStatus.FAILED || task.status() == TaskStatus.QUARANTINED;
    }

    private void task(TaskView task) {
        Attempt last = task.lastAttempt();
        out.append("| ").append(Markdown.text(Words.titled(task.id(), task.name()))).append(" | ");
        out.append(mark(Mark.of(task.status()))).append(' ').append(task.status().word());
        out.append(" | ");
        out.append(last == null ? "" : Words.duration(last.elapsedMillis())).append(" | ");
        out.append(task.attempts().size()).append(" | ");
        out.append(Markdown.text(note(task))).append(" |\n");
    }

    /** Why a task stands where it does. */
    static String note(TaskView task) {
        if (!task.blockedBy().isEmpty()) {
            return "by " + String.join(", ", task.blockedBy());
        }
        return task.reason() == null ? "" : task.reason();
    }

    private void next() {
        for (NextSteps.Step step : NextSteps.of(view, sources.advice())) {
            out.append(Markdown.text(step.why())).append(":\n\n");
            out.append(Markdown.block(step.commands())).append('\n');
        }
    }

    private static String mark(Mark mark) {
        return mark.on(Ink.UNICODE);
    }
}
