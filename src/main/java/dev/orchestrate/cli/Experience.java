package dev.orchestrate.cli;

import dev.orchestrate.engine.StoredPlans;
import dev.orchestrate.journal.EventCodec;
import dev.orchestrate.journal.JournalReader;
import dev.orchestrate.journal.Line;
import dev.orchestrate.journal.RunFolder;
import dev.orchestrate.journal.RunHead;
import dev.orchestrate.plan.Task;
import dev.orchestrate.run.AttemptStatus;
import dev.orchestrate.run.Event;
import dev.orchestrate.run.ProblemException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How long tasks took in the newest run of a plan: what they are expected to take again. */
final class Experience {
    private static final String ENDED = "attempt.ended";

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

    /** Null where nothing is known: no such run, none that succeeded at anything, or one newer. */
    static @Nullable Experience of(Wiring wiring, String plan) {
        try {
            RunHead newest = wiring.stateFolder().newest(head -> head.plan().name().equals(plan));
            return newest == null ? null : of(wiring, newest.folder());
        } catch (ProblemException _) {
            // a guess is left out; the commands about runs say what is wrong with one
            return null;
        }
    }

    /** From the ends alone: the plan of that run need not be read for them. */
    private static @Nullable Experience of(Wiring wiring, RunFolder run) {
        Map<String, Long> known = new HashMap<>();
        EventCodec codec =
                new EventCodec(new StoredPlans(wiring.disk(), run, wiring.plans(), false));
        try (JournalReader journal = JournalReader.since(wiring.disk(), run, 0)) {
            for (Line line = journal.next(); line != null; line = journal.next()) {
                if (line.event().equals(ENDED)
                        && codec.decode(line).event() instanceof Event.AttemptEnded end
                        && end.status() == AttemptStatus.SUCCEEDED) {
                    known.put(end.task(), end.durationMillis());
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
