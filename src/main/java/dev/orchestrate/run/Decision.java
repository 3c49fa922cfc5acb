package dev.orchestrate.run;

import dev.orchestrate.plan.Task;
import dev.orchestrate.plan.expr.Template;

/** What is to be done next. The shell does it and answers with events. */
public sealed interface Decision {

    /** Write this down; it follows from the state alone. */
    record Append(Event event) implements Decision {}

    /** Find out whether a {@code when} holds; answered by {@link Event.ConditionEvaluated}. */
    record Evaluate(ScopeKind scope, String id, Template when) implements Decision {}

    /**
     * Begin an attempt; answered by {@link Event.AttemptStarted}, or by {@link Event.TaskWaiting}
     * where the task turns out to be a person's.
     */
    record Start(Task task, int attempt) implements Decision {}

    /** End an attempt; answered by {@link Event.AttemptEnding}. */
    record End(Task task, int attempt, EndingReason reason) implements Decision {}

    /**
     * Judge a phase; answered by {@link Event.PhaseJudged}.
     *
     * @param round the answer is void if {@link RunState#isJudging} does not hold for it any more
     */
    record Judge(String phase, int round) implements Decision {}

    /**
     * Give a phase another try after its backoff; answered by {@link Event.PhaseReopened}.
     *
     * @param tries how many have gone
     */
    record RetryPhase(String phase, int tries) implements Decision {}
}
