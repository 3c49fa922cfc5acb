package dev.orchestrate.run;

import dev.orchestrate.plan.dag.Dag;
import dev.orchestrate.plan.dag.Dag.PhaseNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a request from outside makes happen, or why it does not fit the state of the run. */
public final class Answers {
    private final RunState state;
    private final Dag dag;

    private Answers(RunState state) {
        this.state = state;
        this.dag = state.dag();
    }

    /** The answer to a request. */
    public sealed interface Answered {
        /** These events, in this order; the request's id is in one of them. */
        record Taken(List<Event> events) implements Answered {}

        /** Nothing happens; {@code why} in the grammar of messages. */
        record Refused(String why, @Nullable String hint) implements Answered {}
    }

    public static Answered to(RunState state, Request request) {
        if (!state.isOpen()) {
            return new Answered.Refused(
                    "run `" + state.run() + "` is closed: it has " + word(state), null);
        }
        Answers answers = new Answers(state);
        return switch (request) {
            case Request.Decide r -> answers.decide(r);
            case Request.Approve r -> answers.approve(r);
            case Request.Reject r -> answers.reject(r);
            case Request.RetryPhase r -> answers.retryPhase(r);
            case Request.Cancel r ->
                    new Answered.Taken(List.of(new Event.RunCanceling(r.by(), r.note(), r.id())));
        };
    }

    private static String word(RunState state) {
        RunStatus closed = state.facts().progress().closed();
        return closed == RunStatus.CANCELED ? "been canceled" : "succeeded";
    }

    private Answered decide(Request.Decide r) {
        List<Integer> items = itemsOf(r.task());
        if (items.isEmpty()) {
            return new Answered.Refused("the plan has no task `" + r.task() + "`", null);
        }
        List<Event> events = new ArrayList<>();
        TreeSet<Integer> phases = new TreeSet<>();
        Answered.@Nullable Refused refusal = null;
        for (int item : items) {
            Answered.@Nullable Refused refused = unfit(item, r.answer());
            if (refused != null) {
                refusal = refused;
                continue;
            }
            // One request may mean a whole matrix; its id is on record with the first.
            String id = events.isEmpty() ? r.id() : null;
            events.add(decided(item, r, id));
            phases.add(dag.phaseOf(item));
        }
        if (events.isEmpty() && refusal != null) {
            return refusal;
        }
        if (r.answer() == Answer.RETRY && r.downstream()) {
            for (int task : Downstream.of(dag, items)) {
                if (isOver(task) || state.facts().items().get(task).asksPerson()) {
                    events.add(
                            new Event.TaskPending(dag.task(task).id(), PendingReason.RERUN, true));
                    phases.add(dag.phaseOf(task));
                }
            }
        }
        return new Answered.Taken(withReopenings(phases, events));
    }

    private Event decided(int item, Request.Decide r, @Nullable String id) {
        return new Event.TaskDecided(
                dag.task(item).id(),
                r.answer(),
                r.downstream(),
                r.by(),
                r.note(),
                r.evidence(),
                id);
    }

    /** Phases that had come to an end are open again, before the tasks that open them change. */
    private List<Event> withReopenings(Set<Integer> phases, List<Event> events) {
        List<Event> all = new ArrayList<>();
        for (int number : phases) {
            switch (state.facts().phases().get(number).status()) {
                case COMPLETED, APPROVED, FAILED, CANCELED, SKIPPED ->
                        all.add(
                                new Event.PhaseReopened(
                                        dag.phases().get(number).phase().id(),
                                        ReopenReason.DECISION,
                                        true,
                                        null));
                case PENDING, IN_PROGRESS, BLOCKED -> {}
            }
        }
        all.addAll(events);
        return all;
    }

    private Answered.@Nullable Refused unfit(int item, Answer answer) {
        TaskState task = state.facts().items().get(item);
        String id = dag.task(item).id();
        String is = "task `" + id + "` is " + task.status().word();
        boolean asked = task.asksPerson();
        boolean stuck =
                task.status() == TaskStatus.FAILED || task.status() == TaskStatus.QUARANTINED;
        return switch (answer) {
            case DONE, SKIP ->
                    asked || stuck
                            ? null
                            : refused(
                                    is,
                                    "only a manual task that waits, or one that has failed or"
                                            + " is quarantined, can be decided");
            case FAIL -> asked ? null : refused(is, "only a manual task that waits can fail");
            case RETRY -> isOver(item) ? null : refused(is, retryHint(task));
        };
    }

    private static @Nullable String retryHint(TaskState task) {
        return task.status() == TaskStatus.BLOCKED
                ? "retry what blocks it: " + String.join(", ", task.blockedBy())
                : "only a task that has ended can be retried";
    }

    private static Answered.Refused refused(String what, @Nullable String hint) {
        return new Answered.Refused(what, hint);
    }

    private boolean isOver(int item) {
        return switch (state.facts().items().get(item).status()) {
            case SUCCEEDED, FAILED, QUARANTINED, SKIPPED, CANCELED -> true;
            case PENDING, RUNNING, WAITING, BLOCKED -> false;
        };
    }

    private Answered approve(Request.Approve r) {
        return gate(
                r.phase(),
                judged ->
                        new Event.PhaseApproved(
                                r.phase(),
                                judged.number(),
                                judged.digest(),
                                GateDecision.APPROVED,
                                r.by(),
                                r.note(),
                                r.id()));
    }

    private Answered reject(Request.Reject r) {
        return gate(
                r.phase(),
                judged ->
                        new Event.PhaseRejected(
                                r.phase(),
                                judged.number(),
                                judged.digest(),
                                r.by(),
                                r.note(),
                                r.id()));
    }

    /** A decision is bound to the judgement that it answers. */
    private Answered gate(String phase, Function<PhaseState.Judgement, Event> decided) {
        int number = dag.phaseIndexOf(phase);
        Answered.@Nullable Refused unfit = unfitGate(number, phase);
        if (unfit != null) {
            return unfit;
        }
        PhaseState.Judgement judged = state.facts().phases().get(number).judgement();
        return new Answered.Taken(List.of(decided.apply(judged)));
    }

    private Answered.@Nullable Refused unfitGate(int number, String phase) {
        if (number < 0) {
            return new Answered.Refused("the plan has no phase `" + phase + "`", null);
        }
        if (Standing.awaitsPerson(state, number)) {
            return null;
        }
        String word = state.facts().phases().get(number).status().word().replace('_', ' ');
        return new Answered.Refused(
                "phase `" + phase + "` does not wait for a decision: it is " + word, null);
    }

    private Answered retryPhase(Request.RetryPhase r) {
        int number = dag.phaseIndexOf(r.phase());
        if (number < 0) {
            return new Answered.Refused("the plan has no phase `" + r.phase() + "`", null);
        }
        PhaseNode node = dag.phases().get(number);
        List<Event> events = new ArrayList<>();
        for (int task = node.firstTask(); task < node.endTask(); task++) {
            if (state.facts().items().get(task).status() == TaskStatus.FAILED) {
                events.add(
                        new Event.TaskDecided(
                                dag.task(task).id(),
                                Answer.RETRY,
                                false,
                                r.by(),
                                r.note(),
                                events.isEmpty() ? r.id() : null));
            }
        }
        boolean failed = state.facts().phases().get(number).status() == PhaseStatus.FAILED;
        if (events.isEmpty() && !failed) {
            return new Answered.Refused("nothing in phase `" + r.phase() + "` has failed", null);
        }
        if (events.isEmpty()) {
            events.add(
                    new Event.Noted("cli", "retry", java.util.Map.of("phase", r.phase()), r.id()));
            events.addFirst(new Event.PhaseReopened(r.phase(), ReopenReason.DECISION, true, null));
            return new Answered.Taken(events);
        }
        return new Answered.Taken(withReopenings(new TreeSet<>(List.of(number)), events));
    }

    /** A task, or all of a matrix. */
    private List<Integer> itemsOf(String id) {
        int item = dag.indexOf(id);
        if (item >= 0) {
            return item < dag.taskCount() ? List.of(item) : List.of();
        }
        List<Integer> items = new ArrayList<>();
        for (int task = 0; task < dag.taskCount(); task++) {
            if (dag.task(task).id().startsWith(id + "[")) {
                items.add(task);
            }
        }
        return items;
    }
}
