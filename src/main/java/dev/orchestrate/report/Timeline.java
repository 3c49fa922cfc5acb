package dev.orchestrate.report;

import dev.orchestrate.console.Mark;
import dev.orchestrate.console.Words;
import dev.orchestrate.run.Attempt;
import dev.orchestrate.run.AttemptStatus;
import dev.orchestrate.run.RunView;
import dev.orchestrate.run.RunView.TaskView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/** When each attempt ran, as bars over a common axis of time. */
final class Timeline {
    /** A page with more bars is slow, and nobody reads it. */
    private static final int MOST_ROWS = 400;

    private static final int WIDTH = 1000;
    private static final int LABELS = 260;
    private static final int ROW = 20;
    private static final int TICKS = 5;
    private static final int LONGEST_LABEL = 38;

    private final RunView view;
    private final Instant now;
    private final List<TaskView> rows = new ArrayList<>();
    private final long span;

    Timeline(RunView view, Instant now) {
        this.view = view;
        this.now = now;
        for (TaskView task : view.tasks()) {
            if (!task.attempts().isEmpty()) {
                rows.add(task);
            }
        }
        rows.sort((a, b) -> began(a).compareTo(began(b)));
        this.span = Math.max(1, view.elapsedMillis());
    }

    private static Instant began(TaskView task) {
        return task.attempts().get(0).startedAt();
    }

    void write(Markup html) throws XMLStreamException {
        if (rows.isEmpty()) {
            return;
        }
        int shown = Math.min(rows.size(), MOST_ROWS);
        int height = (shown + 1) * ROW + 4;
        html.open("section").leaf("h2", "Timeline").open("div", "class", "wide").newLine();
        html.open(
                "svg",
                "viewBox",
                "0 0 " + WIDTH + " " + height,
                "role",
                "img",
                "aria-label",
                "When each task ran");
        html.newLine();
        axis(height, html);
        for (int row = 0; row < shown; row++) {
            row(rows.get(row), (row + 1) * ROW, html);
        }
        html.close().newLine();
        if (shown < rows.size()) {
            html.leaf("p", "And " + Words.count(rows.size() - shown, "more task") + ".");
        }
        html.close().close().newLine();
    }

    private void axis(int height, Markup html) throws XMLStreamException {
        for (int tick = 0; tick <= TICKS; tick++) {
            long millis = span * tick / TICKS;
            String x = number(x(millis));
            html.empty(
                    "line",
                    "x1",
                    x,
                    "x2",
                    x,
                    "y1",
                    "16",
                    "y2",
                    Integer.toString(height),
                    "class",
                    "axis");
            String anchor = tick == 0 ? "start" : tick == TICKS ? "end" : "middle";
            html.leaf("text", Words.duration(millis), "x", x, "y", "12", "text-anchor", anchor);
            html.newLine();
        }
    }

    private void row(TaskView task, int y, Markup html) throws XMLStreamException {
        String label = Words.titled(task.id(), task.name());
        html.open("text", "x", "0", "y", Integer.toString(y + 14), "class", "label");
        html.text(shortened(label)).close();
        for (Attempt attempt : task.attempts()) {
            bar(task, attempt, y, html);
        }
        html.newLine();
    }

    private void bar(TaskView task, Attempt attempt, int y, Markup html) throws XMLStreamException {
        Instant end = attempt.finishedAt() == null ? now : attempt.finishedAt();
        double from = x(millis(attempt.startedAt()));
        double to = x(Math.max(millis(end), millis(attempt.startedAt())));
        html.open(
                "rect",
                "x",
                number(from),
                "y",
                Integer.toString(y + 3),
                "width",
                number(Math.max(2, to - from)),
                "height",
                Integer.toString(ROW - 6),
                "rx",
                "2",
                "class",
                HtmlReport.style(mark(attempt.status())));
        html.leaf(
                "title",
                task.id()
                        + ", attempt "
                        + attempt.number()
                        + ": "
                        + attempt.status().word()
                        + ", "
                        + Words.duration(end.toEpochMilli() - attempt.startedAt().toEpochMilli()));
        html.close();
    }

    private static Mark mark(AttemptStatus status) {
        return switch (status) {
            case RUNNING -> Mark.RUNNING;
            case SUCCEEDED -> Mark.GOOD;
            case FAILED, TIMEOUT -> Mark.BAD;
            case CANCELED, INTERRUPTED -> Mark.CANCELED;
            case UNKNOWN -> Mark.UNKNOWN;
        };
    }

    private long millis(Instant at) {
        return Math.clamp(at.toEpochMilli() - view.startedAt().toEpochMilli(), 0, span);
    }

    private static String shortened(String label) {
        return label.codePointCount(0, label.length()) <= LONGEST_LABEL
                ? label
                : label.substring(0, label.offsetByCodePoints(0, LONGEST_LABEL - 1)) + "\u2026";
    }

    private double x(long millis) {
        return LABELS + (double) millis / span * (WIDTH - LABELS);
    }

    private static String number(double x) {
        return Double.toString(Math.round(x * 10) / 10.0);
    }
}
