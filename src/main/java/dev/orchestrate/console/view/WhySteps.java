package dev.orchestrate.console.view;

import dev.orchestrate.run.RunView;
import dev.orchestrate.run.RunView.PhaseView;
import dev.orchestrate.run.RunView.TaskView;
import dev.orchestrate.run.WaitReason;
import java.util.ArrayList;
import java.util.List;

/** What to type about the root of a chain of causes. */
final class WhySteps {
    private WhySteps() {}

    static List<NextSteps.Step> of(List<Why.Link> chain, RunView view, Advice advice) {
        if (chain.isEmpty()) {
            return List.of();
        }
        Why.Link root = chain.get(chain.size() - 1);
        return switch (root.kind()) {
            case TASK -> ofTask(root, view, advice);
            case PHASE -> ofPhase(root, view, advice);
            case RUN -> List.of(new NextSteps.Step("to go on", List.of(advice.goOn("--resume"))));
            case GROUP -> List.of();
        };
    }

    private static List<NextSteps.Step> ofTask(Why.Link root, RunView view, Advice advice) {
        for (TaskView task : view.tasks()) {
            if (task.id().equals(root.id())) {
                return about(task, advice);
            }
        }
        return List.of();
    }

    private static List<NextSteps.Step> about(TaskView task, Advice advice) {
        String id = task.id();
        return switch (task.status()) {
            case SUCCEEDED, SKIPPED -> step("to run it again", advice.on("retry", id));
            case RUNNING -> step("to see its output", advice.on("logs", id, "--follow"));
            case PENDING -> task.selected() ? List.of() : step("to run it", advice.runOf(id));
            case WAITING ->
                    task.waitingFor() == WaitReason.PERSON
                            ? List.of(new NextSteps.Step("decide", NextSteps.decide(task, advice)))
                            : List.of();
            case FAILED -> failed(id, advice);
            case QUARANTINED -> {
                List<String> commands = new ArrayList<>(NextSteps.decide(task, advice));
                commands.add(advice.on("retry", id));
                yield List.of(new NextSteps.Step("look, then say", commands));
            }
            case BLOCKED, CANCELED -> step("to go on", advice.goOn("--resume"));
        };
    }

    private static List<NextSteps.Step> failed(String id, Advice advice) {
        return List.of(
                new NextSteps.Step("to see its output", List.of(advice.on("logs", id))),
                new NextSteps.Step("to try again", List.of(advice.goOn("--resume"))));
    }

    private static List<NextSteps.Step> ofPhase(Why.Link root, RunView view, Advice advice) {
        for (PhaseView phase : view.phases()) {
            if (phase.id().equals(root.id())) {
                return phase.awaitsPerson()
                        ? List.of(NextSteps.gate(phase, advice))
                        : step("to go on", advice.goOn("--resume"));
            }
        }
        return List.of();
    }

    private static List<NextSteps.Step> step(String why, String command) {
        return List.of(new NextSteps.Step(why, List.of(command)));
    }
}
