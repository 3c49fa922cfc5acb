package dev.orchestrate.console.view;

import dev.orchestrate.console.Words;
import dev.orchestrate.run.RunView;
import dev.orchestrate.run.RunView.PhaseView;
import dev.orchestrate.run.RunView.TaskView;
import dev.orchestrate.run.TaskStatus;
import dev.orchestrate.run.WaitReason;
import java.util.ArrayList;
import java.util.List;

/** What a person can type to go on from where a run stands. */
public final class NextSteps {
    private NextSteps() {}

    /**
     * Something to decide or to type.
     *
     * @param commands any one of them
     */
    public record Step(String why, List<String> commands) {
        public Step {
            commands = List.copyOf(commands);
        }
    }

    /** In the order of the plan; going on comes last. */
    public static List<Step> of(RunView view, Advice advice) {
        List<Step> steps = new ArrayList<>();
        for (TaskView task : view.tasks()) {
            ofTask(task, advice, steps);
        }
        for (PhaseView phase : view.phases()) {
            if (phase.awaitsPerson()) {
                steps.add(gate(phase, advice));
            }
        }
        goOn(view, advice, steps);
        if (view.counts().quarantined() > 0) {
            steps.add(
                    new Step(
                            "or, to run again all that is quarantined",
                            List.of(advice.goOn("--resume", "--rerun-unknown"))));
        }
        return steps;
    }

    private static void ofTask(TaskView task, Advice advice, List<Step> steps) {
        if (task.waitingFor() == WaitReason.PERSON) {
            String what = task.reason() == null ? "" : ", " + Words.opening(task.reason());
            steps.add(
                    new Step(
                            "task " + task.id() + " waits for a person" + what,
                            decide(task, advice)));
        } else if (task.status() == TaskStatus.QUARANTINED) {
            List<String> commands = new ArrayList<>(decide(task, advice));
            commands.add(advice.on("retry", task.id()));
            String why = task.reason() == null ? "" : ", " + task.reason();
            steps.add(
                    new Step(
                            "task " + task.id() + " is quarantined" + why + "; look, then say",
                            commands));
        }
    }

    static List<String> decide(TaskView task, Advice advice) {
        return List.of(advice.on("done", task.id()), advice.on("skip", task.id()));
    }

    static Step gate(PhaseView phase, Advice advice) {
        return new Step(
                "phase " + Words.titled(phase.id(), phase.name()) + " waits for approval",
                List.of(advice.on("approve", phase.id()), advice.on("reject", phase.id())));
    }

    private static void goOn(RunView view, Advice advice, List<Step> steps) {
        switch (view.status()) {
            case RUNNING, SUCCEEDED, CANCELED -> {}
            case FAILED, INTERRUPTED ->
                    steps.add(new Step("to go on", List.of(advice.goOn("--resume"))));
            case QUARANTINED, WAITING ->
                    steps.add(new Step("then, to go on", List.of(advice.goOn("--resume"))));
            case PAUSED -> steps.add(new Step("to go on", List.of(advice.rest())));
        }
    }
}
