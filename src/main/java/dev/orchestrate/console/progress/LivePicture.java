package dev.orchestrate.console.progress;

import dev.orchestrate.console.Ink;
import dev.orchestrate.console.Mark;
import dev.orchestrate.console.Text;
import dev.orchestrate.console.Tone;
import dev.orchestrate.console.Words;
import dev.orchestrate.plan.Task;
import dev.orchestrate.run.Attempt;
import dev.orchestrate.run.EndingReason;
import dev.orchestrate.run.RunState;
import dev.orchestrate.run.RunView;
import dev.orchestrate.run.TaskState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What stands still below the lines that scroll: a line per running task, and a bar. Pure.
 *
 * @param columns of the terminal; no line is longer
 * @param rows of the terminal; the picture leaves one free, so that nothing of it scrolls away
 */
record LivePicture(Ink ink, int columns, int rows) {
    /** More would be a list that nobody reads while it moves. */
    private static final int MOST_TASKS = 16;

    private static final int WIDEST_BAR = 30;

    List<Text> lines(RunState state, Instant now, @Nullable Long etaMillis) {
        List<Text> lines = new ArrayList<>();
        List<Integer> running = state.running();
        int room = Math.max(0, Math.min(MOST_TASKS, rows - 3));
        int shown = running.size() <= room ? running.size() : Math.max(0, room - 1);
        for (int i = 0; i < shown; i++) {
            lines.add(task(state, running.get(i), now));
        }
        if (shown < running.size() && room > 0) {
            String more = "  and " + (running.size() - shown) + " more running";
            lines.add(new Text().add(Tone.FAINT, more).cut(columns, ink));
        }
        lines.add(bar(state, now, etaMillis));
        return lines;
    }

    private Text task(RunState state, int item, Instant now) {
        Task task = state.dag().task(item);
        TaskState standing = standing(state, item);
        Attempt attempt = standing.lastAttempt();
        String time = attempt == null ? "" : Words.duration(millis(attempt.startedAt(), now));
        Text left = new Text().add(Mark.RUNNING, ink).add(" ").add(Tone.STRONG, task.id());
        left.add(Words.besideId(task.id(), task.name()));
        if (attempt != null && attempt.number() > 1) {
            left.add(Tone.FAINT, ", attempt " + attempt.number());
        }
        if (attempt != null && attempt.ending() != null) {
            left.add(Tone.DOUBTFUL, ", is being ended");
        }
        int room = columns - time.length() - 1;
        return left.cut(Math.max(0, room), ink)
                .tab(Math.max(1, room + 1))
                .add(Tone.BUSY, time)
                .cut(columns, ink);
    }

    private Text bar(RunState state, Instant now, @Nullable Long etaMillis) {
        RunView.Counts counts = state.counts();
        Text facts = new Text().add(counts.ended() + "/" + counts.total());
        if (counts.failed() > 0) {
            facts.add(" ").add(Tone.BAD, counts.failed() + " failed");
        }
        facts.add(" " + Words.duration(millis(state.facts().startedAt(), now)));
        String left = outlook(state, etaMillis);
        facts.add(Tone.FAINT, facts.width() + left.length() <= columns ? left : "");
        int width = Math.min(WIDEST_BAR, columns - facts.width() - 3);
        if (width < 4) {
            return facts.cut(columns, ink);
        }
        double share = counts.total() == 0 ? 1 : (double) counts.ended() / counts.total();
        int full = (int) (share * width);
        return new Text()
                .add("[")
                .add(Tone.GOOD, (ink.unicode() ? "\u2588" : "#").repeat(full))
                .add(Tone.FAINT, (ink.unicode() ? "\u2591" : "-").repeat(width - full))
                .add("] ")
                .add(facts);
    }

    private static TaskState standing(RunState state, int item) {
        return Objects.requireNonNull(state.task(state.dag().task(item).id()));
    }

    private static String outlook(RunState state, @Nullable Long etaMillis) {
        for (int item : state.running()) {
            Attempt attempt = standing(state, item).lastAttempt();
            if (attempt != null && attempt.ending() == EndingReason.INTERRUPT) {
                return ", stopping; Ctrl-C again kills";
            }
        }
        return etaMillis == null ? "" : ", " + Words.duration(etaMillis) + " left";
    }

    private static long millis(Instant from, Instant to) {
        return Math.max(0, to.toEpochMilli() - from.toEpochMilli());
    }
}
