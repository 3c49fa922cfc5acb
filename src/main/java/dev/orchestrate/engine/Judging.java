package dev.orchestrate.engine;

import dev.orchestrate.executor.Masks;
import dev.orchestrate.gate.GateContext;
import dev.orchestrate.gate.GateJudge;
import dev.orchestrate.gate.JudgementDigest;
import dev.orchestrate.plan.Digests;
import dev.orchestrate.plan.Phase;
import dev.orchestrate.plan.Task;
import dev.orchestrate.run.Attempt;
import dev.orchestrate.run.CriterionResult;
import dev.orchestrate.run.Decision;
import dev.orchestrate.run.Event;
import dev.orchestrate.run.PhaseState;
import dev.orchestrate.run.RunState;
import dev.orchestrate.run.TaskState;
import dev.orchestrate.run.TaskStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Has the criteria of phases judged, each on a virtual thread, as the run stood when asked. */
final class Judging {
    private final GateJudge judge;
    private final Path workspace;
    private final Masks masks;
    private final Mail mail;
    private int underWay;

    Judging(Setting setting) {
        this.judge = setting.knowledge().judge();
        this.workspace = setting.world().workspace();
        this.masks = setting.secrets().masks();
        this.mail = setting.world().mail();
    }

    boolean isJudging() {
        return underWay > 0;
    }

    void start(RunState state, Decision.Judge asked) {
        Phase phase = phase(state, asked.phase());
        if (phase.criteria().isEmpty()) {
            underWay++;
            mail.post(new Message.Judged(asked.phase(), asked.round(), List.of()));
            return;
        }
        underWay++;
        mail.send("judging phase `" + phase.id() + "`", () -> judged(state, phase, asked));
    }

    /** What the verdicts make happen; null where the phase has changed since it was asked about. */
    @Nullable Event finished(RunState state, Message.Judged verdicts) {
        underWay--;
        if (!state.isJudging(verdicts.phase(), verdicts.round())) {
            return null;
        }
        Phase phase = phase(state, verdicts.phase());
        PhaseState before = java.util.Objects.requireNonNull(state.phase(verdicts.phase()));
        List<CriterionResult> checkpoint = checkpoint(state, phase);
        boolean passed = GateJudge.passed(checkpoint) && GateJudge.passed(verdicts.criteria());
        return new Event.PhaseJudged(
                verdicts.phase(),
                before.judgement().number() + 1,
                passed,
                checkpoint,
                verdicts.criteria(),
                JudgementDigest.of(definition(state, phase), checkpoint, verdicts.criteria()));
    }

    private static String definition(RunState state, Phase phase) {
        return Digests.phase(phase, state.dag().plan().vars());
    }

    private Message judged(RunState state, Phase phase, Decision.Judge asked)
            throws InterruptedException {
        GateContext context =
                new GateContext(
                        workspace,
                        RunScope.ofPhase(state, workspace, phase.id()),
                        new Tasks(state));
        List<CriterionResult> results = new ArrayList<>();
        for (CriterionResult result : judge.judge(phase.criteria(), context)) {
            results.add(masked(result));
        }
        return new Message.Judged(asked.phase(), asked.round(), results);
    }

    private CriterionResult masked(CriterionResult result) {
        String observed = result.observed();
        return new CriterionResult(
                result.id(),
                result.passed(),
                result.required(),
                observed == null ? null : masks.mask(observed),
                masks.mask(result.reason()));
    }

    private static List<CriterionResult> checkpoint(RunState state, Phase phase) {
        List<CriterionResult> results = new ArrayList<>();
        for (Task check : phase.checkpoint()) {
            TaskState task = state.task(check.id());
            boolean passed = task != null && task.status() == TaskStatus.SUCCEEDED;
            Attempt last = task == null ? null : task.lastAttempt();
            String observed =
                    last == null || last.exitCode() == null ? null : "exit code " + last.exitCode();
            String error = last == null ? null : last.error();
            String reason = passed ? "it succeeded" : error == null ? "it failed" : error;
            results.add(new CriterionResult(check.name(), passed, true, observed, reason));
        }
        return results;
    }

    private static Phase phase(RunState state, String id) {
        return state.dag().phases().get(state.dag().phaseIndexOf(id)).phase();
    }

    /** What criteria may know of tasks. */
    private record Tasks(RunState state) implements GateContext.Tasks {
        @Override
        public Map<String, TaskStatus> statuses(String reference) {
            Map<String, TaskStatus> found = new LinkedHashMap<>();
            TaskState exact = state.task(reference);
            if (exact != null) {
                found.put(reference, exact.status());
                return found;
            }
            for (int task = 0; task < state.dag().taskCount(); task++) {
                String id = state.dag().task(task).id();
                if (id.startsWith(reference + "[")) {
                    found.put(id, state.facts().items().get(task).status());
                }
            }
            return found;
        }

        @Override
        public @Nullable Attempt attempt(String task) {
            TaskState found = state.task(task);
            return found == null ? null : found.lastAttempt();
        }
    }
}
