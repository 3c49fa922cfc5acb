package dev.orchestrate.cli;

import dev.orchestrate.engine.RunReader;
import dev.orchestrate.journal.RunHead;
import dev.orchestrate.plan.Task;
import dev.orchestrate.run.Attempt;
import dev.orchestrate.run.AttemptStatus;
import dev.orchestrate.run.ProblemException;
import dev.orchestrate.run.RunView;
import dev.orchestrate.run.RunViews;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How long tasks took in the newest run of a plan: what they are expected to take again. */
final class Experience {
    private final Map<String, Long> known;
    private final long average;

    private Experience(Map<String, Long> known) {
        long sum = 0;
        for (long millis : known.values()) {
            sum += millis;
        }
        this.known = known;
        this.average = Math.max(1, sum / known.size());
    }

    /** Null where nothing is known: no such run, none that succeeded at anything, or damage. */
    static @Nullable Experience of(Wiring wiring, String plan) {
        try {
            RunHead newest = wiring.stateFolder().newest(head -> head.plan().name().equals(plan));
            return newest == null ? null : of(wiring.look(newest));
        } catch (ProblemException _) {
            // a guess is left out; the commands about runs say what is wrong with one
            return null;
        }
    }

    private static @Nullable Experience of(RunReader.Seen seen) {
        Map<String, Long> known = new HashMap<>();
        RunView view = RunViews.of(seen.state(), seen.state().facts().at(), seen.alive());
        for (RunView.TaskView task : view.tasks()) {
            for (Attempt attempt : task.attempts()) {
                if (attempt.status() == AttemptStatus.SUCCEEDED) {
                    known.put(task.id(), attempt.elapsedMillis());
                }
            }
        }
        return known.isEmpty() ? null : new Experience(known);
    }

    /** That of a task never seen is the average of the others. */
    long millis(Task task) {
        return Math.max(1, known.getOrDefault(task.id(), average));
    }
}
