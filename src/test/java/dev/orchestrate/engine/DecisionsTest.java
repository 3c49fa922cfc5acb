package dev.orchestrate.engine;

import static dev.orchestrate.testing.Plans.flat;
import static dev.orchestrate.testing.Plans.parallel;
import static dev.orchestrate.testing.Plans.phase;
import static dev.orchestrate.testing.Plans.plan;
import static dev.orchestrate.testing.Plans.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchestrate.journal.Inbox;
import dev.orchestrate.plan.Phase;
import dev.orchestrate.plan.Value;
import dev.orchestrate.run.Event;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.PhaseStatus;
import dev.orchestrate.run.ProblemException;
import dev.orchestrate.run.Request;
import dev.orchestrate.run.RunStatus;
import dev.orchestrate.run.RunView;
import dev.orchestrate.run.RunViews;
import dev.orchestrate.run.TaskStatus;
import dev.orchestrate.testing.Plans;
import dev.orchestrate.testing.Script;
import dev.orchestrate.testing.TaskSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people decide, from the process that executes the run and from others. */
class DecisionsTest {
    private static TaskSpec manual(String id) {
        return task(id).type("manual").key("instructions", new Value.Text(Plans.template("look")));
    }

    /** Another process puts it into the inbox, after that time. */
    private static void send(Sim sim, Duration after, Request request) {
        sim.after(after, () -> sim.send(request));
    }

    @Test
    void aManualTaskWaitsForItsPersonWhileTheRestGoesOn() {
        Sim sim =
                new Sim(
                        plan(
                                phase("1")
                                        .groups(
                                                parallel(
                                                        "g",
                                                        manual("m"),
                                                        task("a"),
                                                        task("b").after("m")))));
        RunOutcome outcome = sim.run(Ask.run());
        assertThat(outcome.exit()).isEqualTo(ExitCode.WAITING);
        assertThat(outcome.state().status()).isEqualTo(RunStatus.WAITING);
        assertThat(sim.status("a")).isEqualTo(TaskStatus.SUCCEEDED);
        assertThat(sim.decide(Requests.done(sim.id(), "m")))
                .isInstanceOf(Decisions.Outcome.Recorded.class);
        assertThat(sim.status("m")).isEqualTo(TaskStatus.SUCCEEDED);
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.DONE);
        assertThat(sim.processes.begun()).extracting("task").containsExactly("a", "b");
    }

    @Test
    void yesAnswersNoManualTask() {
        Sim sim = new Sim(flat(manual("m")));
        assertThat(sim.run(Ask.run().yes()).exit()).isEqualTo(ExitCode.WAITING);
    }

    @Test
    void aDecisionFromAnotherProcessIsTakenInWhileTheRunIsExecuted() {
        Sim sim = new Sim(plan(phase("1").groups(parallel("g", manual("m"), task("a")))));
        sim.script("a", Script.succeeds().after(Duration.ofSeconds(10)));
        send(sim, Duration.ofSeconds(3), Requests.done("r1", "m"));
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.DONE);
        assertThat(sim.state().facts().requests()).containsExactly("r1");
        assertThat(new Inbox(sim.disk, sim.folder()).holds("r1")).isFalse();
    }

    @Test
    void aDecisionThatDoesNotFitIsNotedAndTaken() {
        Sim sim = new Sim(flat(task("a")));
        send(sim, Duration.ofMillis(500), Requests.done("r1", "a"));
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.DONE);
        assertThat(sim.events(Event.Noted.class))
                .anyMatch(noted -> noted.kind().equals("refused") && "r1".equals(noted.request()));
        assertThat(new Inbox(sim.disk, sim.folder()).holds("r1")).isFalse();
    }

    @Test
    void aDecisionThatFitsNoStateIsRefused() {
        Sim sim = new Sim(flat(manual("m"), task("a")));
        sim.run(Ask.run());
        for (Request request :
                new Request[] {
                    Requests.done("1", "a"),
                    Requests.done("2", "nobody"),
                    Requests.retry("3", "m"),
                    Requests.approve("4", "1"),
                    Requests.approve("5", "nowhere"),
                    new Request.RetryPhase("6", "1", null, null)
                }) {
            assertThatThrownBy(() -> sim.decide(request))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.exit()).isEqualTo(ExitCode.USAGE));
        }
        assertThat(sim.state().facts().requests()).isEmpty();
    }

    @Test
    void theLastDecisionClosesARunInWhichNothingRemains() {
        Sim sim = new Sim(plan(phase("1").tasks(task("a")).approval(Phase.Approval.MANUAL)));
        sim.run(Ask.run());
        sim.decide(Requests.approve(sim.id(), "1"));
        assertThat(sim.state().status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(sim.state().isOpen()).isFalse();
        assertThatThrownBy(() -> sim.decide(Requests.reject(sim.id(), "1")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void aRetryMakesPendingWhatItsTaskHadBlockedAndStartsNothing() {
        Sim sim =
                new Sim(plan(phase("1").tasks(task("a"), task("b")), phase("2").tasks(task("c"))));
        sim.script("a.1", Script.exits(1));
        sim.run(Ask.run());
        sim.decide(Requests.retry(sim.id(), "a"));
        assertThat(sim.status("a")).isEqualTo(TaskStatus.PENDING);
        assertThat(sim.status("b")).isEqualTo(TaskStatus.PENDING);
        assertThat(sim.status("c")).isEqualTo(TaskStatus.PENDING);
        assertThat(sim.phase("2")).isEqualTo(PhaseStatus.PENDING);
        assertThat(sim.state().status()).isEqualTo(RunStatus.PAUSED);
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void aSkipOfAFailedTaskLetsTheRestGoOn() {
        Sim sim = new Sim(plan(phase("1").tasks(task("a"), task("b"))));
        sim.script("a.1", Script.exits(1));
        sim.run(Ask.run());
        sim.decide(Requests.skip(sim.id(), "a"));
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.DONE);
        assertThat(sim.status("a")).isEqualTo(TaskStatus.SKIPPED);
        assertThat(sim.processes.begun("b")).isEqualTo(1);
    }

    @Test
    void aRetryDownstreamRunsAllThatDependsOnIt() {
        Sim sim =
                new Sim(
                        plan(
                                phase("1")
                                        .groups(
                                                parallel(
                                                        "g",
                                                        task("a"),
                                                        task("b").after("a"),
                                                        task("x"))),
                                phase("2").tasks(task("c").after("b")),
                                phase("3").tasks(manual("m"))));
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.WAITING);
        sim.decide(Requests.retryDownstream(sim.id(), "a"));
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.WAITING);
        assertThat(sim.processes.begun("a")).isEqualTo(2);
        assertThat(sim.processes.begun("b")).isEqualTo(2);
        assertThat(sim.processes.begun("c")).isEqualTo(2);
        assertThat(sim.processes.begun("x")).isEqualTo(1);
        sim.decide(Requests.done(sim.id(), "m"));
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void aManualTaskThatFailsFailsItsPhase() {
        Sim sim = new Sim(plan(phase("1").tasks(manual("m"), task("b"))));
        sim.after(Duration.ofSeconds(9), () -> sim.mail.ask(Requests.fail("r", "m")));
        RunOutcome outcome = sim.run(Ask.run().waiting(Waits.FOR_TASKS, null));
        assertThat(outcome.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(sim.status("b")).isEqualTo(TaskStatus.BLOCKED);
    }

    @Test
    void aWaitEndsWhenItsTimeIsUp() {
        Sim sim = new Sim(flat(manual("m")));
        RunOutcome outcome = sim.run(Ask.run().waiting(Waits.FOR_ALL, Duration.ofMinutes(3)));
        assertThat(outcome.exit()).isEqualTo(ExitCode.WAITING);
        assertThat(sim.time.nanos()).isEqualTo(Duration.ofMinutes(3).toNanos());
    }

    @Test
    void aCancelFromAnotherProcessEndsTheRun() {
        Sim sim = new Sim(plan(phase("1").tasks(task("a"), task("b")).onFailure("never")));
        sim.script("a", Script.hangs());
        send(sim, Duration.ofSeconds(3), new Request.Cancel("r1", "ada", null));
        RunOutcome outcome = sim.run(Ask.run());
        assertThat(outcome.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.state().status()).isEqualTo(RunStatus.CANCELED);
        assertThat(sim.processes.begun()).hasSize(1);
        assertThat(sim.status("b")).isEqualTo(TaskStatus.CANCELED);
        assertThat(sim.phase("1")).isEqualTo(PhaseStatus.CANCELED);
    }

    @Test
    void aDecisionThatLiesInTheInboxOfADeadRunIsTakenInByTheNext() {
        Sim sim = new Sim(plan(phase("1").tasks(manual("m"), task("b"))));
        sim.run(Ask.run());
        new Inbox(sim.disk, sim.folder()).send(Requests.done("r1", "m"));
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.DONE);
        assertThat(sim.processes.begun("b")).isEqualTo(1);
    }

    @Test
    void aDecisionThatLiesInTheInboxComesBeforeOneThatIsWrittenDown() {
        Sim sim = new Sim(plan(phase("1").tasks(manual("m"), manual("n"))));
        sim.run(Ask.run());
        new Inbox(sim.disk, sim.folder()).send(Requests.skip("r1", "m"));
        assertThatThrownBy(() -> sim.decide(Requests.done("r2", "m")))
                .isInstanceOf(ProblemException.class);
        assertThat(sim.status("m")).isEqualTo(TaskStatus.SKIPPED);
    }

    @Test
    void whoRetriesWhatAConditionHadSkippedHasItAskedAgain(@TempDir Path workspace)
            throws Exception {
        String there = "${{ fileExists('go') }}";
        Sim sim =
                new Sim(
                        plan(
                                phase("1")
                                        .groups(
                                                parallel("g", task("a"), task("b")).when(there),
                                                parallel("h", manual("m")).after()),
                                phase("2").tasks(task("c")).when(there).after()));
        sim.workspace = workspace;
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.WAITING);
        assertThat(sim.decide(Requests.retry(sim.id(), "a")))
                .isInstanceOf(Decisions.Outcome.Recorded.class);
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.WAITING);
        assertThat(sim.status("a")).isEqualTo(TaskStatus.SKIPPED);
        Files.createFile(workspace.resolve("go"));
        sim.decide(Requests.retry(sim.id(), "a"));
        sim.decide(Requests.retry(sim.id(), "c"));
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.WAITING);
        assertThat(sim.status("a")).isEqualTo(TaskStatus.SUCCEEDED);
        assertThat(sim.status("b")).isEqualTo(TaskStatus.SKIPPED);
        assertThat(sim.status("c")).isEqualTo(TaskStatus.SUCCEEDED);
        assertThat(sim.phase("2")).isEqualTo(PhaseStatus.APPROVED);
    }

    @Test
    void aFailureThatAPersonHasSettledStopsNothingMore() {
        for (boolean done : new boolean[] {true, false}) {
            Sim sim =
                    new Sim(
                            plan(
                                    phase("1").tasks(task("a"), task("b")),
                                    phase("2").tasks(task("c"))));
            sim.script("a", Script.exits(1));
            assertThat(sim.run(Ask.run().failFast(true)).exit()).isEqualTo(ExitCode.FAILED);
            String id = sim.id();
            sim.decide(done ? Requests.done(id, "a") : Requests.skip(id, "a"));
            assertThat(sim.run(Ask.run().failFast(true)).exit()).isEqualTo(ExitCode.DONE);
            assertThat(sim.status("c")).isEqualTo(TaskStatus.SUCCEEDED);
        }
    }

    @Test
    void aFailureThatIsSettledIsNotTheOnlyOne() {
        Sim sim =
                new Sim(
                        plan(
                                phase("1").groups(parallel("g", task("a"), task("b"))),
                                phase("2").tasks(task("c"))));
        sim.script("a", Script.exits(1));
        sim.script("b", Script.exits(1));
        sim.run(Ask.run().failFast(true));
        sim.decide(Requests.skip(sim.id(), "a"));
        assertThat(sim.state().facts().progress().failedFast()).isTrue();
        sim.decide(Requests.skip(sim.id(), "b"));
        assertThat(sim.state().facts().progress().failedFast()).isFalse();
    }

    @Test
    void whatIsRetriedWithAllBehindItAsksItsPersonAgainInItsTurn() {
        Sim sim = new Sim(plan(phase("1").tasks(task("a")), phase("2").tasks(manual("m"))));
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.WAITING);
        sim.decide(Requests.retryDownstream(sim.id(), "a"));
        assertThat(sim.status("m")).isEqualTo(TaskStatus.PENDING);
        RunView view = RunViews.of(sim.state(), sim.state().facts().at(), false);
        assertThat(view.phases().get(0).approval()).isNull();
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.WAITING);
        assertThat(sim.processes.begun("a")).isEqualTo(2);
    }

    @Test
    void aRunThatWaitsForAPersonAloneIsWaitingForWhoeverReadsIt() {
        Sim sim = new Sim(flat(manual("m")));
        List<RunStatus> seen = new ArrayList<>();
        sim.after(Duration.ofSeconds(9), () -> seen.add(sim.state().status()));
        sim.run(Ask.run().waiting(Waits.FOR_ALL, Duration.ofSeconds(20)));
        assertThat(seen).containsExactly(RunStatus.WAITING);
    }

    @Test
    void aDecisionThatIsQueuedIsTakenInBeforeTheRunEnds() {
        Sim sim = new Sim(plan(phase("1").groups(parallel("g", manual("m"), task("a")))));
        sim.script("a", Script.succeeds().after(Duration.ofMillis(150)));
        send(sim, Duration.ofMillis(149), Requests.done("r1", "m"));
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.DONE);
        assertThat(sim.state().facts().requests()).containsExactly("r1");
    }
}
