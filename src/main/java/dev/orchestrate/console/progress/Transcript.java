package dev.orchestrate.console.progress;

import dev.orchestrate.console.Ink;
import dev.orchestrate.console.Printable;
import dev.orchestrate.console.Told;
import dev.orchestrate.console.Tone;
import dev.orchestrate.console.Words;
import dev.orchestrate.run.Entry;
import dev.orchestrate.run.Event;
import dev.orchestrate.run.RunState;
import dev.orchestrate.run.RunView;
import dev.orchestrate.run.WaitReason;
import org.jspecify.annotations.Nullable;

/** Puts transitions into lines, each with how much of the run is done. */
final class Transcript {
    private final Ink ink;

    Transcript(Ink ink) {
        this.ink = ink;
    }

    /** Null for what is of no interest while a run goes on. */
    @Nullable String line(Entry entry, RunState after) {
        if (isAside(entry.event())) {
            return null;
        }
        Told told = Told.of(entry);
        String name = name(entry.event(), after);
        return ink.faint(progress(after.counts()))
                + " "
                + ink.paint(told.mark())
                + " "
                + ink.strong(Printable.of(told.subject()))
                + " "
                + ink.paint(told.mark().tone(), Printable.of(told.words()))
                + gate(entry.event(), after)
                + (name.isEmpty() ? "" : ink.faint(" " + Printable.of(name)));
    }

    private String gate(Event event, RunState after) {
        return event instanceof Event.PhaseJudged judged && after.awaitsPerson(judged.phase())
                ? ink.paint(Tone.DOUBTFUL, ", waits for approval")
                : "";
    }

    private static boolean isAside(Event event) {
        return switch (event) {
            // one that does not hold is what skips a task, a group or a phase
            case Event.ConditionEvaluated e -> e.problem() == null && e.result();
            case Event.Noted _ -> true;
            // the end of the attempt before it has told when the next begins
            case Event.TaskWaiting e -> e.reason() == WaitReason.RETRY;
            case Event.RunStarted _,
                    Event.RunResumed _,
                    Event.RunInterrupted _,
                    Event.RunPaused _,
                    Event.RunWaiting _,
                    Event.RunCanceling _,
                    Event.RunEnded _,
                    Event.PlanChanged _,
                    Event.ScopeExpired _,
                    Event.OfPhase _,
                    Event.OfTask _ ->
                    false;
        };
    }

    private static String progress(RunView.Counts counts) {
        String total = Integer.toString(counts.total());
        String ended = Integer.toString(counts.ended());
        return "["
                + " ".repeat(Math.max(0, total.length() - ended.length()))
                + ended
                + "/"
                + total
                + "]";
    }

    /** The name of a task that starts or of a phase that does: later its id is enough. */
    private static String name(Event event, RunState after) {
        return switch (event) {
            case Event.AttemptStarted e -> taskName(e.task(), after);
            case Event.PhaseStarted e -> phaseName(e.phase(), after);
            case Event _ -> "";
        };
    }

    private static String taskName(String id, RunState after) {
        int item = after.dag().indexOf(id);
        return item < 0 ? "" : Words.besideId(id, after.dag().task(item).name());
    }

    private static String phaseName(String id, RunState after) {
        int phase = after.dag().phaseIndexOf(id);
        return phase < 0 ? "" : Words.besideId(id, after.dag().phases().get(phase).phase().name());
    }
}
