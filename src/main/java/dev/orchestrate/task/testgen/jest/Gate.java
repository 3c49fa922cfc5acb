package dev.orchestrate.task.testgen.jest;

import java.util.Map;

/**
 * A plugin that lets requests in by a token, as it was followed with a real one.
 *
 * @param option which of its options takes the tokens; empty where it does that itself
 * @param holder what the tokens' class is called where it is exported; empty where there is none
 * @param guards what each of its guards answers
 */
record Gate(
        PluginTrial plugin,
        String option,
        String holder,
        TokenLife life,
        Map<String, Answers> guards) {
    Gate {
        guards = Map.copyOf(guards);
    }

    /**
     * Statuses.
     *
     * @param late to a token that has expired
     * @param forged to one that was changed
     */
    record Answers(int late, int forged) {}
}
