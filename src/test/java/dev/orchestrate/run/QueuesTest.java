package dev.orchestrate.run;

import static dev.orchestrate.run.Worlds.begun;
import static dev.orchestrate.run.Worlds.ends;
import static dev.orchestrate.run.Worlds.succeed;
import static dev.orchestrate.testing.Plans.draft;
import static dev.orchestrate.testing.Plans.flat;
import static dev.orchestrate.testing.Plans.parallel;
import static dev.orchestrate.testing.Plans.phase;
import static dev.orchestrate.testing.Plans.plan;
import static dev.orchestrate.testing.Plans.task;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Who may start next, and that nobody is forgotten. */
class QueuesTest {
    @Test
    void asManyRunAtATimeAsThePlanAllows() {
        CoreWorld world =
                begun(
                        draft(phase("1").groups(parallel("g", task("a"), task("b"), task("c"))))
                                .maxParallel(2)
                                .build());
        assertThat(world.live).containsOnlyKeys("a", "b");
    }

    @Test
    void aPlaceInAGroupIsForThoseOfThatGroup() {
        CoreWorld world =
                begun(
                        plan(
                                phase("1")
                                        .groups(
                                                parallel("g", task("a"), task("b")).maxParallel(1),
                                                parallel("h", task("c"), task("d"))
                                                        .maxParallel(1)
                                                        .after())));
        assertThat(world.live).containsOnlyKeys("a", "c");
        succeed(world, "c");
        assertThat(world.live).containsOnlyKeys("a", "d");
    }

    @Test
    void whoeverCanNotUseAFreeLockLeavesItToTheNext() {
        CoreWorld world =
                begun(
                        plan(
                                phase("1")
                                        .groups(
                                                parallel(
                                                                "g",
                                                                task("z").priority(9),
                                                                task("b").locks("l").priority(5))
                                                        .maxParallel(1),
                                                parallel(
                                                                "h",
                                                                task("a").locks("l").priority(8),
                                                                task("c").locks("l"))
                                                        .after())));
        assertThat(world.live).containsOnlyKeys("z", "a");
        succeed(world, "a");
        assertThat(world.live).as("b has no place in its group").containsOnlyKeys("z", "c");
    }

    @Test
    void whoeverLeavesTheLineForGoodWakesTheNext() {
        CoreWorld world =
                begun(
                        draft(
                                        phase("1")
                                                .groups(
                                                        parallel(
                                                                "g",
                                                                task("b")
                                                                        .locks("l")
                                                                        .cpus(2)
                                                                        .priority(5)),
                                                        parallel(
                                                                        "h",
                                                                        task("a")
                                                                                .locks("l")
                                                                                .priority(9),
                                                                        task("z").priority(8),
                                                                        task("c").locks("l"))
                                                                .after()))
                                .maxParallel(2)
                                .build());
        assertThat(world.live).containsOnlyKeys("a", "z");
        succeed(world, "a");
        assertThat(world.live).as("b is first, and needs two").containsOnlyKeys("z");
        world.happen(new Event.ScopeExpired(ScopeKind.GROUP, "1/g"));
        world.decideAll();
        assertThat(world.live).containsOnlyKeys("z", "c");
    }

    @Test
    void whoeverIsParkedAndCanceledIsNotWoken() {
        CoreWorld world =
                begun(
                        plan(
                                phase("1")
                                        .groups(
                                                parallel("g", task("b").locks("l").priority(5)),
                                                parallel(
                                                                "h",
                                                                task("a").locks("l").priority(9),
                                                                task("c").locks("l"))
                                                        .after())));
        world.happen(new Event.ScopeExpired(ScopeKind.GROUP, "1/g"));
        world.decideAll();
        succeed(world, "a");
        assertThat(world.live).containsOnlyKeys("c");
    }

    @Test
    void aCheckThatEndsFreesNoPlaceInAGroup() {
        CoreWorld world =
                begun(
                        plan(
                                phase("1").tasks(task("a")).checkpoint("one"),
                                phase("2")
                                        .after()
                                        .groups(
                                                parallel("g", task("b"), task("c"))
                                                        .maxParallel(1))));
        succeed(world, "a", "1:checkpoint:1");
        assertThat(world.live).containsOnlyKeys("b");
    }

    @Test
    void whatIsGivenUpWaitsForNoTimeAnyMore() {
        CoreWorld world =
                begun(
                        draft(phase("1").groups(parallel("g", task("a").attempts(2), task("b"))))
                                .failFast()
                                .build());
        ends(world, "a", true);
        assertThat(world.state.nextDue()).isNotNull();
        ends(world, "b", true);
        assertThat(world.state.task("a"))
                .extracting(TaskState::status)
                .isEqualTo(TaskStatus.FAILED);
        assertThat(world.state.nextDue()).isNull();
    }

    @Test
    void whatWaitsForAnotherAttemptIsBlockedByWhatFailsAnew() {
        CoreWorld world = begun(flat(task("a"), task("b").after("a").attempts(2)));
        succeed(world, "a");
        Worlds.ask(world, Worlds.decide("a", Answer.RETRY));
        ends(world, "b", true);
        ends(world, "a", true);
        assertThat(world.state.task("b"))
                .extracting(TaskState::status)
                .isEqualTo(TaskStatus.BLOCKED);
    }

    @Test
    void whatWaitsWhenTheTimeIsUpIsCanceled() {
        CoreWorld world = begun(flat(task("a").attempts(2), Worlds.manual("m")));
        ends(world, "a", true);
        world.happen(new Event.ScopeExpired(ScopeKind.GROUP, "1/-"));
        world.decideAll();
        for (String task : new String[] {"a", "m"}) {
            assertThat(Worlds.state(world, task).status()).isEqualTo(TaskStatus.CANCELED);
        }
        assertThat(world.state.nextDue()).isNull();
    }

    @Test
    void whatIsCanceledWhileItWaitsForAnotherAttemptWaitsForNoTime() {
        CoreWorld world = begun(flat(task("a").attempts(2)));
        ends(world, "a", true);
        assertThat(world.state.nextDue()).isNotNull();
        world.happen(new Event.RunCanceling(null, null, null));
        world.decideAll();
        assertThat(world.state.status()).isEqualTo(RunStatus.CANCELED);
        assertThat(world.state.nextDue()).isNull();
    }

    @Test
    void whatIsDueByTheTimeOfAnEventIsInLine() {
        CoreWorld world = begun(flat(task("a").attempts(2)));
        ends(world, "a", true);
        world.now = Objects.requireNonNull(world.state.nextDue());
        world.happen(new Event.Noted("test", "time", Map.of(), null));
        assertThat(world.state.nextDue()).isNull();
        assertThat(world.state.indexes().ready()).containsExactly(0);
    }
}
