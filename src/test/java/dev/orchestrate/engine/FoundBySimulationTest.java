package dev.orchestrate.engine;

import static dev.orchestrate.testing.Plans.draft;
import static dev.orchestrate.testing.Plans.flat;
import static dev.orchestrate.testing.Plans.parallel;
import static dev.orchestrate.testing.Plans.phase;
import static dev.orchestrate.testing.Plans.plan;
import static dev.orchestrate.testing.Plans.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchestrate.run.Entry;
import dev.orchestrate.run.Event;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.Request;
import dev.orchestrate.run.TaskStatus;
import dev.orchestrate.testing.FakeDisk;
import dev.orchestrate.testing.FakeMachine.Act;
import dev.orchestrate.testing.Script;
import dev.orchestrate.testing.Survival;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The smallest cases of seeds in which the simulation once found a rule broken. */
class FoundBySimulationTest {
    /** Seed 510. */
    @Test
    void anOnFailureTaskOfAnEarlierFailureEndsBeforeItBeginsAgain() {
        Sim sim = new Sim(plan(phase("1").groups(parallel("g", task("a"))).onFailure("report")));
        String report = "1:on_failure:1";
        sim.script("a", Script.exits(1));
        sim.script(report, Script.succeeds().after(Duration.ofSeconds(9)));
        Request retry = new Request.RetryPhase("asked", "1", null, null);
        sim.after(Duration.ofSeconds(3), () -> sim.mail.ask(retry));
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.FAILED);
        assertThat(sim.processes.begun(report)).isEqualTo(2);
        assertThat(at(sim, started(report, 2))).isGreaterThan(at(sim, ended(report, 1)));
    }

    /** Seed 390. */
    @Test
    void aRetryWaitsForADependencyThatIsRunAgain() {
        Sim sim = new Sim(flat(task("a").notCritical(), task("b").after("a").attempts(2)));
        sim.script("a.1", Script.exits(1));
        sim.script("a.2", Script.succeeds().after(Duration.ofSeconds(30)));
        sim.script("b.1", Script.exits(75));
        sim.after(Duration.ofMillis(2200), sim::stop);
        sim.run(Ask.run());
        assertThat(sim.processes.begun("b")).isEqualTo(1);
        assertThat(sim.run(Ask.resume()).exit()).isEqualTo(ExitCode.DONE);
        assertThat(at(sim, started("b", 2))).isGreaterThan(at(sim, ended("a", 2)));
    }

    /** Seed 380. */
    @Test
    void aLastSyncThatFailsIsTold() {
        Sim sim = new Sim(flat(task("a").attempts(2)));
        sim.script("a", Script.exits(75));
        sim.after(
                Duration.ofMillis(1500),
                () -> {
                    sim.disk.machine().fail(Act.SYNC, "Input/output error");
                    sim.stop();
                });
        assertThat(sim.run(Ask.run()).problem()).contains("input/output error");
    }

    /** A seed near 2,500, in which a run that waited for a person was never found again. */
    @Test
    void theNewestRunIsFoundThoughTheClockWasSetBack() {
        Sim sim = new Sim(flat(task("a")));
        RunOutcome first = sim.run(Ask.run());
        sim.skew = Duration.ofHours(-1);
        RunOutcome second = sim.run(Ask.run());
        assertThat(second.folder().id()).isGreaterThan(first.folder().id());
        assertThat(sim.folder().id()).isEqualTo(second.folder().id());
    }

    /** Seed 252: killed before the name of the state folder was synced, and the next power cut. */
    @Test
    void aRunIsThereAfterAPowerCutThoughTheFirstOrchestratorWasKilledAtOnce() {
        for (int act = 1; act <= 12; act++) {
            Sim sim = new Sim(flat(task("a")));
            sim.disk.machine().crashAt(act);
            assertThatThrownBy(() -> sim.run(Ask.run())).isInstanceOf(FakeDisk.Crash.class);
            sim.disk.machine().crashAt(Long.MAX_VALUE);
            sim.disk = sim.disk.killed();
            sim.run(Ask.resume());
            sim.disk = sim.disk.machine().cutPower(Survival.OF_NOTHING);
            assertThat(sim.hasRun()).as("killed before act " + act).isTrue();
        }
    }

    /** Seed 301965: what a person retried was left behind, as its phase counted as canceled. */
    @Test
    void aPhaseThatAFailureElsewhereCanceledGoesOnWhenATaskOfItIsRetried() {
        Sim sim =
                new Sim(
                        draft(
                                        phase("1").groups(parallel("g", task("a"), task("b"))),
                                        phase("2")
                                                .after()
                                                .groups(
                                                        parallel(
                                                                "h",
                                                                task("c").notCritical(),
                                                                task("d"),
                                                                task("e").after("d"))))
                                .maxParallel(4)
                                .failFast()
                                .build());
        sim.script("a", Script.succeeds().after(Duration.ofSeconds(10)));
        sim.script("b", Script.exits(1).after(Duration.ofSeconds(1)));
        sim.script("c.1", Script.exits(1));
        sim.script("d", Script.succeeds().after(Duration.ofSeconds(2)));
        sim.after(Duration.ofSeconds(3), () -> sim.send(Requests.retry("it", "c")));
        sim.run(Ask.run());
        assertThat(sim.events(Event.PhaseCanceled.class).get(0).phase()).isEqualTo("2");
        assertThat(sim.status("c")).isEqualTo(TaskStatus.SUCCEEDED);
        assertThat(sim.status("e")).isEqualTo(TaskStatus.CANCELED);
    }

    /** What a retry unblocks behind a failure that stopped the run was once canceled, and lost. */
    @Test
    void whatIsBehindAFailureThatStopsTheRunWaitsForItsRetry() {
        Sim sim =
                new Sim(
                        draft(
                                        phase("1").groups(parallel("g", task("a"), task("b"))),
                                        phase("2").tasks(task("c").after("b"), task("d")))
                                .failFast()
                                .build());
        sim.script("a", Script.succeeds().after(Duration.ofSeconds(10)));
        sim.script("b.1", Script.exits(1));
        sim.after(Duration.ofSeconds(2), () -> sim.send(Requests.retry("it", "b")));
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.DONE);
        assertThat(sim.status("c")).isEqualTo(TaskStatus.SUCCEEDED);
        assertThat(sim.status("d")).isEqualTo(TaskStatus.SUCCEEDED);
    }

    private static Predicate<Event> started(String task, int attempt) {
        return event ->
                event instanceof Event.AttemptStarted e
                        && e.task().equals(task)
                        && e.attempt() == attempt;
    }

    private static Predicate<Event> ended(String task, int attempt) {
        return event ->
                event instanceof Event.AttemptEnded e
                        && e.task().equals(task)
                        && e.attempt() == attempt;
    }

    private static long at(Sim sim, Predicate<Event> wanted) {
        List<Entry> found =
                sim.journal().stream().filter(entry -> wanted.test(entry.event())).toList();
        assertThat(found).hasSize(1);
        return found.get(0).seq();
    }
}
