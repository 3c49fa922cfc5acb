package dev.orchestrate.console.view;

import dev.orchestrate.plan.Role;
import dev.orchestrate.run.Attempt;
import dev.orchestrate.run.RunStatus;
import dev.orchestrate.run.RunView;
import dev.orchestrate.run.RunView.PhaseView;
import dev.orchestrate.run.RunView.TaskView;
import dev.orchestrate.run.TaskStatus;
import dev.orchestrate.run.WaitReason;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What to type about the root of a chain of causes. */
final class WhySteps {
    private WhySteps() {}

    static List<NextSteps.Step> of(List<Why.Link> chain, RunView view, Sources sources) {
        if (chain.isEmpty()) {
            return List.of();
        }
        Advice advice = sources.advice();
        Why.Link root = chain.get(chain.size() - 1);
        if (root.status().equals(TaskStatus.SKIPPED.word())) {
            return ofSkip(chain, root, view, advice);
        }
        return switch (root.kind()) {
            case TASK -> ofTask(root, view, sources);
            case PHASE -> ofPhase(root, view, advice);
            case RUN -> List.of(new NextSteps.Step("to go on", List.of(advice.goOn("--resume"))));
            case GROUP -> List.of();
        };
    }

    private static List<NextSteps.Step> ofTask(Why.Link root, RunView view, Sources sources) {
        TaskView task = task(root.id(), view);
        return task == null ? List.of() : about(task, view, sources);
    }

    private static @Nullable TaskView task(String id, RunView view) {
        for (TaskView task : view.tasks()) {
            if (task.id().equals(id)) {
                return task;
            }
        }
        return null;
    }

    /** What was skipped first is asked anew, with all that was skipped because of it. */
    private static List<NextSteps.Step> ofSkip(
            List<Why.Link> chain, Why.Link root, RunView view, Advice advice) {
        TaskView asked = task(chain.get(0).id(), view);
        TaskView first =
                switch (root.kind()) {
                    case TASK -> task(root.id(), view);
                    case GROUP -> ofGroup(root.id(), asked, view);
                    case PHASE, RUN -> null;
                };
        if (first == null) {
            return List.of();
        }
        return first.equals(asked)
                ? again(first, view, advice)
                : again(first, view, advice, "--downstream");
    }

    private static @Nullable TaskView ofGroup(
            String group, @Nullable TaskView asked, RunView view) {
        if (asked != null && group.equals(asked.group())) {
            return asked;
        }
        for (TaskView task : view.tasks()) {
            if (group.equals(task.group())) {
                return task;
            }
        }
        return null;
    }

    /** A closed run takes no decisions, and nobody decides about a check. */
    private static List<NextSteps.Step> again(
            TaskView task, RunView view, Advice advice, String... flags) {
        if (task.role() != Role.TASK) {
            return List.of();
        }
        if (view.status() == RunStatus.SUCCEEDED || view.status() == RunStatus.CANCELED) {
            return step("to run it again, in a new run", advice.rest());
        }
        List<String> arguments = new ArrayList<>(List.of(task.id()));
        arguments.addAll(List.of(flags));
        return step("to run it again", advice.on("retry", arguments.toArray(String[]::new)));
    }

    private static List<NextSteps.Step> about(TaskView task, RunView view, Sources sources) {
        Advice advice = sources.advice();
        String id = task.id();
        return switch (task.status()) {
            case SUCCEEDED, SKIPPED -> again(task, view, advice);
            case RUNNING -> step("to see its output", advice.on("logs", id, "--follow"));
            case PENDING -> task.selected() ? List.of() : step("to run it", advice.runOf(id));
            case WAITING ->
                    task.waitingFor() == WaitReason.PERSON
                            ? List.of(new NextSteps.Step("decide", NextSteps.decide(task, advice)))
                            : List.of();
            case FAILED -> failed(task, sources);
            case QUARANTINED -> {
                List<String> commands = new ArrayList<>(NextSteps.decide(task, advice));
                commands.add(advice.on("retry", id));
                yield List.of(new NextSteps.Step("look, then say", commands));
            }
            case BLOCKED, CANCELED -> step("to go on", advice.goOn("--resume"));
        };
    }

    private static List<NextSteps.Step> failed(TaskView task, Sources sources) {
        Advice advice = sources.advice();
        Attempt last = task.lastAttempt();
        List<NextSteps.Step> steps = new ArrayList<>();
        if (last != null && sources.log(task.id(), last.number()) != null) {
            steps.addAll(step("to see its output", advice.on("logs", task.id())));
        }
        steps.addAll(step("to try again", advice.goOn("--resume")));
        return steps;
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
