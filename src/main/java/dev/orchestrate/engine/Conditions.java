package dev.orchestrate.engine;

import dev.orchestrate.plan.expr.EvaluationProblem;
import dev.orchestrate.plan.expr.Evaluator;
import dev.orchestrate.run.Decision;
import dev.orchestrate.run.Event;
import dev.orchestrate.run.RunState;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Finds out whether a {@code when} holds, as the run and the workspace stand. */
final class Conditions {
    private Conditions() {}

    static Event evaluate(RunState state, Path workspace, Decision.Evaluate asked) {
        RunScope scope = scope(state, workspace, asked);
        boolean holds = false;
        String problem = null;
        try {
            holds = Evaluator.truth(asked.when(), scope);
        } catch (EvaluationProblem e) {
            problem = "its `when` can not be evaluated: " + e.message();
        }
        return new Event.ConditionEvaluated(
                asked.scope(), asked.id(), holds, scope.read(), problem);
    }

    private static RunScope scope(RunState state, Path workspace, Decision.Evaluate asked) {
        return switch (asked.scope()) {
            case TASK -> {
                int item = state.dag().indexOf(asked.id());
                int attempt = state.facts().items().get(item).nextAttempt();
                yield RunScope.ofTask(state, workspace, state.dag().task(item), attempt);
            }
            case GROUP -> RunScope.ofPhase(state, workspace, phaseOf(state, asked.id()));
            case PHASE, RUN -> RunScope.ofPhase(state, workspace, asked.id());
        };
    }

    private static String phaseOf(RunState state, String group) {
        @Nullable Integer phase = state.dag().groups().get(state.dag().groupIndexOf(group)).phase();
        return state.dag().phases().get(phase).phase().id();
    }
}
