package dev.orchestrate.engine;

import dev.orchestrate.executor.AttemptExecutor;
import dev.orchestrate.executor.AttemptKey;
import dev.orchestrate.executor.Sighting;
import dev.orchestrate.failure.End;
import dev.orchestrate.plan.Task;
import dev.orchestrate.run.Attempt;
import dev.orchestrate.run.Event;
import dev.orchestrate.run.RunState;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Takes charge of the attempts that an earlier invocation left running: those that still run are
 * waited for, those that have ended end as they did, and of the others as much is said as is known.
 */
final class Adoption {
    private Adoption() {}

    static void adopt(Chronicle chronicle, AttemptExecutor executor, AttemptEnds ends) {
        RunState state = chronicle.state();
        Map<AttemptKey, Task> left = new LinkedHashMap<>();
        for (int item : state.running()) {
            Attempt last = state.facts().items().get(item).lastAttempt();
            if (last != null) {
                Task task = state.dag().task(item);
                left.put(Launches.key(state, task.id(), last.number()), task);
            }
        }
        if (left.isEmpty()) {
            return;
        }
        Map<AttemptKey, Sighting> found = executor.find(left.keySet());
        left.forEach((key, task) -> adopt(chronicle, executor, ends, key, task, found));
    }

    private static void adopt(
            Chronicle chronicle,
            AttemptExecutor executor,
            AttemptEnds ends,
            AttemptKey key,
            Task task,
            Map<AttemptKey, Sighting> found) {
        Sighting sighting = found.get(key);
        switch (sighting) {
            case Sighting.Present() -> {
                chronicle.happen(new Event.AttemptAdopted(key.task(), key.number(), true));
                endAgain(chronicle, executor, key);
            }
            case Sighting.Ended(var end) -> {
                chronicle.happen(new Event.AttemptAdopted(key.task(), key.number(), false));
                ends.ended(task, key, end);
            }
            case Sighting.NeverBegan() -> ends.neverBegan(task, key.number(), "it never began");
            case Sighting.Lost(String why) ->
                    ends.refused(task, key.number(), new End.How.Lost(why));
            case null ->
                    ends.refused(
                            task, key.number(), new End.How.Lost("nothing is on record of it"));
        }
    }

    /** One that was being ended when its orchestrator died may not have got its signal. */
    private static void endAgain(Chronicle chronicle, AttemptExecutor executor, AttemptKey key) {
        var task = chronicle.state().task(key.task());
        Attempt last = task == null ? null : task.lastAttempt();
        if (last != null && last.ending() != null) {
            executor.cancel(key);
        }
    }
}
