package dev.orchestrate.journal;

import dev.orchestrate.plan.dag.Dag;
import dev.orchestrate.run.Invocation;
import dev.orchestrate.run.PlanVersion;
import java.util.Map;

/** Reads the graph of a plan again, from the copy in the run's folder: no line holds it. */
@FunctionalInterface
public interface PlanSource {
    /**
     * The same graph for the same arguments, always.
     *
     * @param by whose processors and shell are the plan's defaults
     */
    Dag graph(PlanVersion plan, Map<String, String> vars, Invocation by);
}
