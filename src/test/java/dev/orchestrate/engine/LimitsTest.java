package dev.orchestrate.engine;

import static dev.orchestrate.testing.Plans.draft;
import static dev.orchestrate.testing.Plans.flat;
import static dev.orchestrate.testing.Plans.parallel;
import static dev.orchestrate.testing.Plans.phase;
import static dev.orchestrate.testing.Plans.plan;
import static dev.orchestrate.testing.Plans.sequential;
import static dev.orchestrate.testing.Plans.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.plan.Criterion;
import dev.orchestrate.plan.Phase;
import dev.orchestrate.plan.Retry;
import dev.orchestrate.plan.Value;
import dev.orchestrate.run.AttemptStatus;
import dev.orchestrate.run.Event;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.PhaseStatus;
import dev.orchestrate.run.RunStatus;
import dev.orchestrate.run.TaskStatus;
import dev.orchestrate.testing.GroupSpec;
import dev.orchestrate.testing.Plans;
import dev.orchestrate.testing.Script;
import dev.orchestrate.testing.TaskSpec;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The time limits of groups, phases and runs. */
class LimitsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static TaskSpec manual(String id) {
        return task(id).type("manual").key("instructions", new Value.Text(Plans.template("look")));
    }

    @Test
    void aGroupThatIsOutOfTimeFailsItsPhase() {
        Sim sim =
                new Sim(
                        plan(
                                phase("1")
                                        .groups(
                                                sequential("a", task("a1").attempts(3), task("a2"))
                                                        .timeout(MINUTE),
                                                parallel("b", task("b1")).after())));
        sim.script("a1", Script.hangs());
        RunOutcome outcome = sim.run(Ask.run());
        assertThat(outcome.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(sim.task("a1").attempts()).hasSize(1);
        assertThat(sim.task("a1").attempts().get(0).status()).isEqualTo(AttemptStatus.TIMEOUT);
        assertThat(sim.status("a2")).isEqualTo(TaskStatus.CANCELED);
        assertThat(sim.status("b1")).isEqualTo(TaskStatus.SUCCEEDED);
        assertThat(sim.phase("1")).isEqualTo(PhaseStatus.FAILED);
        assertThat(sim.time.nanos()).isEqualTo(MINUTE.toNanos());
        sim.script("a1", Script.succeeds());
        assertThat(sim.run(Ask.resume()).exit()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void aPhaseThatIsOutOfTimeHasFailed() {
        Sim sim = new Sim(plan(phase("1").tasks(task("a"), task("b")).timeout(MINUTE)));
        sim.script("b", Script.hangs());
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.FAILED);
        assertThat(sim.phase("1")).isEqualTo(PhaseStatus.FAILED);
        assertThat(sim.state().status()).isEqualTo(RunStatus.FAILED);
    }

    @Test
    void whatIsSeenOfAPhaseOnceItsTimeIsUpDoesNotBringItBack() {
        Criterion.Check pom =
                new Criterion.Check.Leaf("file_exists", new Value.Text(Plans.template("pom.xml")));
        Sim sim =
                new Sim(
                        plan(
                                phase("1")
                                        .tasks(task("a"))
                                        .criterion(pom)
                                        .timeout(MINUTE)
                                        .onFailure("report")));
        sim.errandsTake = () -> MINUTE.multipliedBy(2);
        sim.script("1:on_failure:1", Script.succeeds().after(MINUTE.multipliedBy(5)));
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.FAILED);
        assertThat(sim.phase("1")).isEqualTo(PhaseStatus.FAILED);
        assertThat(sim.events(Event.PhaseJudged.class)).isEmpty();
        sim.errandsTake = () -> Duration.ZERO;
        assertThat(sim.run(Ask.resume()).exit()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void aPhaseWhoseTimeIsUpWhileItsNextTryIsAwaitedHasFailedAtOnce() {
        Duration hour = Duration.ofHours(1);
        Sim sim =
                new Sim(
                        plan(
                                phase("1")
                                        .tasks(task("a"))
                                        .retry(new Retry(2, hour, 1, hour, 0, null))
                                        .timeout(MINUTE)));
        sim.script("a", Script.exits(1));
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.FAILED);
        assertThat(sim.phase("1")).isEqualTo(PhaseStatus.FAILED);
        assertThat(sim.state().status()).isEqualTo(RunStatus.FAILED);
        assertThat(sim.time.nanos()).isEqualTo(MINUTE.toNanos());
    }

    @Test
    void aRunWhoseTimeIsUpWhileAPhaseAwaitsItsNextTryHasFailedAtOnce() {
        Duration hour = Duration.ofHours(1);
        Criterion.Check absent =
                new Criterion.Check.Leaf("file_exists", new Value.Text(Plans.template("absent")));
        Sim sim =
                new Sim(
                        draft(
                                        phase("1")
                                                .tasks(task("a"))
                                                .criterion(absent)
                                                .retry(new Retry(2, hour, 1, hour, 0, null)),
                                        phase("2").tasks(task("b")))
                                .timeout(MINUTE)
                                .build());
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.FAILED);
        assertThat(sim.state().status()).isEqualTo(RunStatus.FAILED);
        assertThat(sim.phase("1")).isEqualTo(PhaseStatus.FAILED);
        assertThat(sim.events(Event.PhaseJudged.class)).hasSize(1);
        assertThat(sim.time.nanos()).isEqualTo(MINUTE.toNanos());
    }

    @Test
    void aRunThatIsOutOfTimeHasFailedAndGoesOn() {
        Sim sim =
                new Sim(
                        draft(phase("1").tasks(task("a"), task("b")), phase("2").tasks(task("c")))
                                .timeout(MINUTE)
                                .build());
        sim.script("a", Script.hangs());
        RunOutcome outcome = sim.run(Ask.run());
        assertThat(outcome.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.state().status()).isEqualTo(RunStatus.FAILED);
        assertThat(sim.status("b")).isEqualTo(TaskStatus.CANCELED);
        assertThat(sim.status("c")).isEqualTo(TaskStatus.CANCELED);
        sim.script("a", Script.succeeds());
        assertThat(sim.run(Ask.resume()).exit()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void theLimitOfAnInvocationTakesThePlaceOfThePlans() {
        Sim sim = new Sim(flat(task("a")));
        sim.script("a", Script.hangs());
        RunOutcome outcome = sim.run(Ask.run().timeout(Duration.ofSeconds(7)));
        assertThat(outcome.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(sim.time.nanos()).isEqualTo(Duration.ofSeconds(7).toNanos());
    }

    @Test
    void aStubbornAttemptIsKilledAfterItsGrace() {
        Sim sim = new Sim(flat(task("a").grace(Duration.ofSeconds(4))));
        sim.script("a", Script.hangs().stubborn());
        sim.run(Ask.run().timeout(Duration.ofSeconds(7)));
        assertThat(sim.time.nanos()).isEqualTo(Duration.ofSeconds(11).toNanos());
        assertThat(sim.task("a").attempts().get(0).status()).isEqualTo(AttemptStatus.TIMEOUT);
    }

    @Test
    void timeInWhichAPersonIsAwaitedDoesNotCount() {
        Sim sim = new Sim(plan(phase("1").groups(parallel("g", manual("m"), task("a")))));
        sim.script("a", Script.hangs().after(Duration.ofSeconds(90)));
        sim.after(Duration.ofSeconds(80), () -> sim.mail.ask(Requests.done(sim.id(), "m")));
        RunOutcome outcome = sim.run(Ask.run().timeout(MINUTE).waiting(Waits.FOR_ALL, null));
        assertThat(outcome.exit()).isEqualTo(ExitCode.DONE);
        assertThat(sim.events(Event.ScopeExpired.class)).isEmpty();
    }

    @Test
    void theLimitOfAPhaseDoesNotCountWhileItsGateIsOpen() {
        Sim sim =
                new Sim(
                        plan(
                                phase("1")
                                        .tasks(task("a"))
                                        .approval(Phase.Approval.MANUAL)
                                        .timeout(MINUTE)));
        sim.after(Duration.ofHours(1), () -> sim.mail.ask(Requests.approve(sim.id(), "1")));
        RunOutcome outcome = sim.run(Ask.run().waiting(Waits.FOR_ALL, null));
        assertThat(outcome.exit()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void whatEndsWhenTheTimeIsUpHasEndedInTime() {
        Sim sim = new Sim(flat(task("a")));
        sim.script("a", Script.succeeds().after(MINUTE));
        assertThat(sim.run(Ask.run().timeout(MINUTE)).exit()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void aGroupThatEndedByAConditionIsTimedNoMore() {
        Sim sim =
                new Sim(
                        plan(
                                phase("1")
                                        .groups(
                                                sequential("g", task("a"), task("b").when("false"))
                                                        .timeout(MINUTE),
                                                sequential("h", task("c")))));
        sim.script("a", Script.succeeds().after(Duration.ofSeconds(30)));
        sim.script("c", Script.succeeds().after(Duration.ofSeconds(90)));
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.DONE);
        assertThat(sim.events(Event.ScopeExpired.class)).isEmpty();
    }

    @Test
    void eachOfManyLimitsIsUpAtItsOwnTime() {
        GroupSpec[] groups = new GroupSpec[20];
        for (int i = 0; i < groups.length; i++) {
            groups[i] =
                    sequential("g" + i, task("t" + i)).timeout(Duration.ofSeconds(10 + i)).after();
        }
        Sim sim = new Sim(draft(phase("1").groups(groups)).maxParallel(20).build());
        for (int i = 0; i < groups.length; i++) {
            sim.script("t" + i, Script.succeeds().after(Duration.ofMillis(20_500)));
        }
        sim.run(Ask.run());
        assertThat(sim.events(Event.ScopeExpired.class))
                .extracting(Event.ScopeExpired::id)
                .containsExactlyElementsOf(
                        IntStream.range(0, 11).mapToObj(i -> "1/g" + i).toList());
    }

    @Test
    void aCheckEndsWithTheTimeOfItsPhaseAndWhatFollowsTheFailureBeginsThen() {
        Sim sim =
                new Sim(
                        plan(
                                phase("1")
                                        .tasks(task("a"))
                                        .checkpoint("look")
                                        .commandCriterion("count")
                                        .timeout(MINUTE)
                                        .onFailure("report")));
        sim.script("1:checkpoint:1", Script.hangs());
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.FAILED);
        assertThat(sim.task("1:checkpoint:1").attempts().get(0).status())
                .isEqualTo(AttemptStatus.TIMEOUT);
        assertThat(sim.phase("1")).isEqualTo(PhaseStatus.FAILED);
        assertThat(sim.status("1:criterion:1")).isEqualTo(TaskStatus.PENDING);
        assertThat(sim.processes.begun())
                .extracting("task")
                .containsExactly("a", "1:checkpoint:1", "1:on_failure:1");
        assertThat(sim.task("1:on_failure:1").attempts().get(0).startedAt())
                .isAfterOrEqualTo(sim.task("1:checkpoint:1").attempts().get(0).finishedAt());
        assertThat(sim.time.nanos()).isEqualTo(MINUTE.plusSeconds(1).toNanos());
        sim.script("1:checkpoint:1", Script.succeeds());
        assertThat(sim.run(Ask.resume()).exit()).isEqualTo(ExitCode.DONE);
    }
}
