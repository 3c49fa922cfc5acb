package dev.orchestrate.run;

import static dev.orchestrate.run.Worlds.decide;
import static dev.orchestrate.run.Worlds.ended;
import static dev.orchestrate.run.Worlds.manual;
import static dev.orchestrate.run.Worlds.taken;
import static dev.orchestrate.testing.Plans.parallel;
import static dev.orchestrate.testing.Plans.phase;
import static dev.orchestrate.testing.Plans.plan;
import static dev.orchestrate.testing.Plans.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.plan.Phase;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What requests make happen, state by state. */
class AnswersTest {
    private static String refused(CoreWorld world, Request request) {
        return switch (Answers.to(world.state, request)) {
            case Answers.Answered.Taken(List<Event> events) ->
                    throw new AssertionError("taken: " + events);
            case Answers.Answered.Refused(String why, String _) -> why;
        };
    }

    private static @Nullable String hint(CoreWorld world, Request request) {
        return switch (Answers.to(world.state, request)) {
            case Answers.Answered.Taken(List<Event> events) ->
                    throw new AssertionError("taken: " + events);
            case Answers.Answered.Refused(String _, String hint) -> hint;
        };
    }

    @Test
    void eachAnswerFitsTheStatusesItIsFor() {
        CoreWorld world =
                ended(
                        plan(
                                phase("1")
                                        .groups(
                                                parallel(
                                                        "g",
                                                        manual("asked"),
                                                        task("good"),
                                                        task("bad"),
                                                        task("blocked").after("bad"),
                                                        task("pending").after("asked")))),
                        "bad");
        record Case(String task, Answer answer) {}
        List<Case> fit = new ArrayList<>();
        for (String task : List.of("asked", "good", "bad", "blocked", "pending")) {
            for (Answer answer : Answer.values()) {
                if (Answers.to(world.state, decide(task, answer))
                        instanceof Answers.Answered.Taken) {
                    fit.add(new Case(task, answer));
                }
            }
        }
        assertThat(fit)
                .containsExactlyInAnyOrder(
                        new Case("asked", Answer.DONE),
                        new Case("asked", Answer.SKIP),
                        new Case("asked", Answer.FAIL),
                        new Case("good", Answer.RETRY),
                        new Case("bad", Answer.DONE),
                        new Case("bad", Answer.SKIP),
                        new Case("bad", Answer.RETRY));
    }

    @Test
    void aDecisionReopensThePhaseFirst() {
        CoreWorld world = ended(plan(phase("1").tasks(task("a"))), "a");
        assertThat(taken(world, decide("a", Answer.DONE)))
                .hasExactlyElementsOfTypes(Event.PhaseReopened.class, Event.TaskDecided.class);
    }

    @Test
    void oneRequestMeansAWholeMatrixAndIsOnRecordOnce() {
        CoreWorld world =
                ended(
                        plan(
                                phase("1")
                                        .tasks(
                                                task("m").matrix("os", "linux", "mac"),
                                                manual("asked"))));
        List<Event> events = taken(world, decide("m", Answer.RETRY));
        assertThat(events)
                .filteredOn(Event.TaskDecided.class::isInstance)
                .extracting(event -> ((Event.TaskDecided) event).request())
                .containsExactly("r", null);
    }

    @Test
    void whatIsNoTaskOfThePlanCanNotBeDecided() {
        CoreWorld world = ended(plan(phase("1").tasks(task("a")).checkpoint("true")));
        for (String id : List.of("nobody", "1:checkpoint:1")) {
            assertThat(refused(world, decide(id, Answer.RETRY)))
                    .isEqualTo("the plan has no task `" + id + "`");
        }
        assertThat(refused(world, new Request.RetryPhase("r", "2", null, null)))
                .isEqualTo("the plan has no phase `2`");
        assertThat(refused(world, new Request.Approve("r", "2", null, null)))
                .isEqualTo("the plan has no phase `2`");
    }

    @Test
    void aRefusalTellsTheWayOut() {
        CoreWorld world =
                ended(plan(phase("1").tasks(task("bad"), task("blocked").after("bad"))), "bad");
        assertThat(hint(world, decide("blocked", Answer.RETRY)))
                .isEqualTo("retry what blocks it: bad");
        assertThat(hint(world, decide("blocked", Answer.FAIL)))
                .isEqualTo("only a manual task that waits can fail");
        world = ended(plan(phase("1").groups(parallel("g", manual("asked"), task("b")))));
        assertThat(hint(world, decide("asked", Answer.RETRY)))
                .isEqualTo("only a task that has ended can be retried");
        assertThat(refused(world, decide("b", Answer.DONE))).isEqualTo("task `b` is succeeded");
    }

    @Test
    void aRunThatIsClosedIsDecidedNoMore() {
        CoreWorld world = ended(plan(phase("1").tasks(task("a"))));
        world.happen(new Event.RunEnded(RunStatus.SUCCEEDED, null));
        assertThat(refused(world, decide("a", Answer.RETRY)))
                .isEqualTo("run `run` is closed: it has succeeded");
        world = ended(plan(phase("1").tasks(manual("a"))));
        world.happen(new Event.RunEnded(RunStatus.CANCELED, null));
        assertThat(refused(world, decide("a", Answer.DONE)))
                .isEqualTo("run `run` is closed: it has been canceled");
    }

    @Test
    void aRetryWithAllDownstreamReopensWhatHasEnded() {
        CoreWorld world =
                ended(
                        plan(
                                phase("1").tasks(task("a"), task("b"), manual("asked")),
                                phase("2").after().tasks(task("free"))));
        Request request = new Request.Decide("r", "a", Answer.RETRY, true, "ada", null);
        assertThat(taken(world, request))
                .containsExactly(
                        new Event.TaskDecided("a", Answer.RETRY, true, "ada", null, "r"),
                        new Event.TaskPending("b", PendingReason.RERUN, true),
                        new Event.TaskPending("asked", PendingReason.RERUN, true));
    }

    @Test
    void aPhaseIsRetriedOnlyWhereSomethingHasFailed() {
        CoreWorld world = ended(plan(phase("1").groups(parallel("g", task("a"), task("b")))), "b");
        assertThat(taken(world, new Request.RetryPhase("r", "1", "ada", null)))
                .containsExactly(
                        new Event.PhaseReopened("1", ReopenReason.DECISION, true, null),
                        new Event.TaskDecided("b", Answer.RETRY, false, "ada", null, "r"));
        world = ended(plan(phase("1").tasks(task("a"), manual("asked"))));
        assertThat(refused(world, new Request.RetryPhase("r", "1", null, null)))
                .isEqualTo("nothing in phase `1` has failed");
    }

    @Test
    void aGateIsDecidedOnlyWhileItIsOpen() {
        CoreWorld world =
                ended(
                        plan(
                                phase("1").tasks(task("a")).approval(Phase.Approval.MANUAL),
                                phase("2").tasks(task("b")).approval(Phase.Approval.MANUAL)));
        assertThat(refused(world, new Request.Approve("r", "2", null, null))).contains("pending");
        assertThat(taken(world, new Request.Approve("r", "1", "ada", null)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Event.PhaseApproved.class,
                        approved -> assertThat(approved.judgement()).isEqualTo(1));
        taken(world, new Request.Approve("r", "1", "ada", null)).forEach(world::happen);
        assertThat(refused(world, new Request.Reject("r", "1", null, null))).contains("approved");
    }

    @Test
    void aPhaseThatFailedAtItsGateAloneIsJudgedAnew() {
        CoreWorld world = ended(plan(phase("1").tasks(task("a")).approval(Phase.Approval.MANUAL)));
        taken(world, new Request.Reject("r", "1", "ada", "no")).forEach(world::happen);
        world.decideAll();
        assertThat(world.state.status()).isEqualTo(RunStatus.FAILED);
        List<Event> events = taken(world, new Request.RetryPhase("r2", "1", "ada", null));
        events.forEach(world::happen);
        assertThat(world.state.facts().requests()).contains("r", "r2");
        world.decideAll();
        assertThat(world.state.awaitsPerson("1")).isTrue();
    }

    @Test
    void nothingFitsAClosedRun() {
        CoreWorld world = ended(plan(phase("1").tasks(task("a"))));
        world.happen(new Event.RunEnded(RunStatus.SUCCEEDED, null));
        assertThat(refused(world, decide("a", Answer.RETRY))).contains("succeeded");
        assertThat(refused(world, new Request.Cancel("r", null, null))).contains("closed");
    }

    @Test
    void whatDependsOnATaskByTwoWaysRunsAgainOnceAndInTheOrderOfThePlan() {
        CoreWorld world =
                ended(
                        plan(
                                phase("1")
                                        .groups(
                                                parallel(
                                                        "g",
                                                        task("a"),
                                                        task("d").after("b", "c"),
                                                        task("b").after("a"),
                                                        task("c").after("a")))));
        Request request = new Request.Decide("r", "a", Answer.RETRY, true, "ada", null);
        assertThat(taken(world, request))
                .filteredOn(Event.TaskPending.class::isInstance)
                .extracting(event -> ((Event.TaskPending) event).task())
                .containsExactly("d", "b", "c");
    }
}
