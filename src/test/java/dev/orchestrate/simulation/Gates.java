package dev.orchestrate.simulation;

import static dev.orchestrate.simulation.Violation.unless;

import dev.orchestrate.plan.Role;
import dev.orchestrate.plan.dag.Dag;
import dev.orchestrate.run.CriterionResult;
import dev.orchestrate.run.Event;
import java.util.HashMap;
import java.util.Map;

/**
 * When something of each phase last happened, as far as it counts for the phase's gate; times are
 * in nanoseconds of the made-up time. Confined to one thread.
 */
final class Gates {
    private final Map<String, Long> changed = new HashMap<>();

    void happened(Event event, Dag dag, long now) {
        switch (event) {
            case Event.PhaseJudged e -> judged(e);
            case Event.PhaseReopened e -> changed.put(e.phase(), now);
            case Event.OfTask e -> {
                int item = dag.indexOf(e.task());
                // What follows a failure may go on while the phase is tried again.
                if (item >= 0 && dag.task(item).role() != Role.ON_FAILURE) {
                    changed.put(dag.phases().get(dag.phaseOf(item)).phase().id(), now);
                }
            }
            default -> {}
        }
    }

    private void judged(Event.PhaseJudged e) {
        long since = changed.getOrDefault(e.phase(), 0L);
        for (CriterionResult result : e.criteria()) {
            SeenFile.at(result)
                    .ifPresent(seen ->
                            unless(
                                    seen >= since,
                                    "a judgement rests on the phase as it stands",
                                    e + ", changed at " + since));
        }
    }
}
