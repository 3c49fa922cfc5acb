package dev.orchestrate.report;

import dev.orchestrate.console.Ink;
import dev.orchestrate.console.Mark;
import dev.orchestrate.console.Words;
import dev.orchestrate.console.view.Counts;
import dev.orchestrate.console.view.NextSteps;
import dev.orchestrate.console.view.RootCause;
import dev.orchestrate.console.view.Sources;
import dev.orchestrate.run.Attempt;
import dev.orchestrate.run.CriterionResult;
import dev.orchestrate.run.RunView;
import dev.orchestrate.run.RunView.PhaseView;
import dev.orchestrate.run.RunView.TaskView;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;

/** A run as one page that needs nothing beside itself: no script, no font, no network. */
final class HtmlReport {
    private final RunView view;
    private final Sources sources;
    private final Instant now;
    private final Map<String, List<TaskView>> tasksOf;

    HtmlReport(RunView view, Sources sources, Instant now) {
        this.view = view;
        this.sources = sources;
        this.now = now;
        this.tasksOf = view.tasks().stream().collect(Collectors.groupingBy(TaskView::phase));
    }

    void write(OutputStream to) throws IOException {
        String style = style();
        Markup.write(to, "<!DOCTYPE html>\n", html -> page(html, style));
    }

    private static String style() throws IOException {
        try (InputStream css = HtmlReport.class.getResourceAsStream("report.css")) {
            if (css == null) {
                throw new IllegalStateException("report.css is not in the program");
            }
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void page(Markup html, String style) throws XMLStreamException {
        html.open("html", "lang", "en").newLine().open("head");
        html.empty("meta", "charset", "utf-8");
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.empty("meta", "name", "color-scheme", "content", "light dark");
        html.leaf("title", view.plan().name() + ": " + view.status().word());
        html.open("style");
        for (String line : style.split("\n", -1)) {
            html.text(line).newLine();
        }
        html.close().close().newLine().open("body").open("main").newLine();
        head(html);
        cause(html);
        next(html);
        new Timeline(view, now).write(html);
        for (PhaseView phase : view.phases()) {
            phase(phase, html);
        }
        html.close().close().close();
    }

    private void head(Markup html) throws XMLStreamException {
        html.open("h1").text(view.plan().name() + " ");
        status(Mark.of(view.status()), view.status().word(), html);
        html.close().newLine();
        html.open("p").text("Run ").leaf("code", view.run());
        html.text(", started " + Words.moment(view.startedAt()) + " UTC").close().newLine();
        html.open("p").text(Counts.of(view.counts()) + " in ");
        html.text(Words.duration(view.elapsedMillis()) + Counts.speedUp(view)).close().newLine();
        html.leaf(
                "progress",
                Words.percent(view.progress()),
                "max",
                "1",
                "value",
                Double.toString(view.progress()),
                "aria-label",
                "share of the tasks that have ended");
        html.newLine();
    }

    private void cause(Markup html) throws XMLStreamException {
        RootCause cause = RootCause.of(view);
        if (cause == null) {
            return;
        }
        html.open("section", "class", "cause").leaf("h2", "Cause").newLine();
        TaskView task = cause.task();
        if (task != null) {
            html.open("p")
                    .leaf("strong", task.id())
                    .text(Words.besideId(task.id(), task.name()) + " failed");
            html.text(task.errorClass() == null ? "" : " (" + task.errorClass().word() + ")");
            html.text(task.reason() == null ? "" : ": " + task.reason()).close().newLine();
            output(task, html);
        }
        PhaseView phase = cause.phase();
        if (phase != null) {
            html.open("p").text("Phase ").leaf("strong", phase.id());
            html.text(" " + phase.name() + " failed");
            html.text(phase.reason() == null ? "" : ": " + phase.reason()).close().newLine();
        }
        if (cause.outOfTime()) {
            html.leaf("p", "Stopped by: " + RootCause.LIMIT).newLine();
        }
        html.close().newLine();
    }

    private void output(TaskView task, Markup html) throws XMLStreamException {
        Attempt last = task.lastAttempt();
        String log = last == null ? null : sources.log(task.id(), last.number());
        if (last == null || log == null) {
            return;
        }
        html.open("pre");
        for (String line : sources.tails().of(task.id(), last.number())) {
            html.text(line).newLine();
        }
        html.close().newLine();
        html.open("p").text("Log: ").leaf("code", log).close().newLine();
    }

    private void next(Markup html) throws XMLStreamException {
        for (NextSteps.Step step : NextSteps.of(view, sources.advice())) {
            html.leaf("p", step.why() + ":").open("pre");
            for (String command : step.commands()) {
                html.text(command).newLine();
            }
            html.close().newLine();
        }
    }

    private void phase(PhaseView phase, Markup html) throws XMLStreamException {
        html.open("section").open("h2").text(Words.titled(phase.id(), phase.name()) + " ");
        status(Mark.of(phase.status()), Words.of(phase.status()), html);
        html.close().newLine();
        if (phase.reason() != null) {
            html.leaf("p", phase.reason()).newLine();
        }
        html.open("div", "class", "wide").open("table").open("thead").open("tr");
        for (String title : new String[] {"Task", "Status", "Time", "Attempts", "Note"}) {
            html.leaf("th", title, "scope", "col");
        }
        html.close().close().newLine().open("tbody").newLine();
        for (TaskView task : tasksOf.getOrDefault(phase.id(), List.of())) {
            task(task, html);
        }
        html.close().close().close().newLine();
        criteria(phase, html);
        html.close().newLine();
    }

    private static void task(TaskView task, Markup html) throws XMLStreamException {
        Attempt last = task.lastAttempt();
        html.open("tr")
                .open("td")
                .leaf("strong", task.id())
                .text(Words.besideId(task.id(), task.name()))
                .close();
        html.open("td");
        status(Mark.of(task.status()), task.status().word(), html);
        html.close();
        html.leaf("td", last == null ? "" : Words.duration(last.elapsedMillis()), "class", "n");
        html.leaf("td", Integer.toString(task.attempts().size()), "class", "n");
        html.leaf("td", MarkdownReport.note(task)).close().newLine();
    }

    private static void criteria(PhaseView phase, Markup html) throws XMLStreamException {
        if (phase.criteria().isEmpty()) {
            return;
        }
        html.open("ul").newLine();
        for (CriterionResult criterion : phase.criteria()) {
            html.open("li");
            boolean passed = criterion.passed();
            status(
                    passed ? Mark.GOOD : criterion.required() ? Mark.BAD : Mark.NOTE,
                    passed ? "met" : criterion.required() ? "not met" : "not met, not required",
                    html);
            html.text(" " + criterion.id() + ": " + criterion.reason());
            html.text(criterion.observed() == null ? "" : ", observed " + criterion.observed());
            html.close().newLine();
        }
        html.close().newLine();
    }

    private static void status(Mark mark, String word, Markup html) throws XMLStreamException {
        html.leaf("span", mark.on(Ink.UNICODE) + " " + word, "class", "s " + style(mark));
    }

    static String style(Mark mark) {
        return mark.tone().name().toLowerCase(Locale.ROOT);
    }
}
