package dev.orchestrate.executor.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.executor.Admission;
import dev.orchestrate.executor.AttemptEnd;
import dev.orchestrate.executor.AttemptEnd.Limit;
import dev.orchestrate.executor.AttemptEnd.Result;
import dev.orchestrate.executor.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How every executor of this machine ends processes: limits, signals, and what is left over. */
abstract class EndingContract extends ExecutorContract {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Result TERMINATED = new Result.Signaled(15, "SIGTERM");
    private static final Result KILLED = new Result.Signaled(9, "SIGKILL");

    private void start(Attempt attempt) {
        assertThat(executor.submit(key("task"), attempt.request()))
                .isEqualTo(new Admission.Accepted());
    }

    /** Once the script has written its first line. */
    private void awaitOutput() throws IOException {
        awaitUntil(() -> Files.exists(folder.resolve("ready")));
    }

    @Test
    void aTimeoutEndsAProcess() {
        AttemptEnd end = run(Attempt.script(folder, "sleep 600").timeout(SHORT));

        assertThat(end.limit()).isEqualTo(Limit.TIMEOUT);
        assertThat(end.result()).isEqualTo(TERMINATED);
        assertThat(end.duration()).isBetween(SHORT, Duration.ofSeconds(15));
    }

    @Test
    void whatIgnoresSigtermIsKilledAfterTheGrace() {
        AttemptEnd end =
                run(
                        Attempt.script(folder, "trap '' TERM; while :; do sleep 600; done")
                                .timeout(SHORT)
                                .grace(SHORT));

        assertThat(end.limit()).isEqualTo(Limit.TIMEOUT);
        assertThat(end.result()).isEqualTo(KILLED);
        assertThat(end.duration()).isGreaterThanOrEqualTo(SHORT.multipliedBy(2));
    }

    @Test
    void aTimeoutDecidesWhateverTheExitCode() {
        AttemptEnd end =
                run(
                        Attempt.script(folder, "trap 'exit 0' TERM; while :; do sleep 0.05; done")
                                .timeout(SHORT));

        assertThat(end.limit()).isEqualTo(Limit.TIMEOUT);
        assertThat(end.result()).isEqualTo(new Result.Exited(0));
    }

    @Test
    void whatOutlivesItsLeaderIsEndedAndFlagged() throws IOException {
        AttemptEnd end =
                run(Attempt.script(folder, "sleep 600 & echo $! > left; exit 3").grace(SHORT));

        assertThat(end.result()).isEqualTo(new Result.Exited(3));
        assertThat(end.leftovers()).isTrue();
        assertThat(end.limit()).isEqualTo(Limit.NONE);
        assertThat(new ProcessIdentity(leftPid(), ProcessIdentity.startOf(leftPid())).lives())
                .isFalse();
    }

    @Test
    void aLeftoverThatIgnoresSigtermIsKilledAfterTheGrace() throws IOException {
        AttemptEnd end =
                run(
                        Attempt.script(
                                        folder,
                                        "(trap '' TERM; echo > ready; while :; do sleep 600; done) &"
                                                + " echo $! > left;"
                                                + " while [ ! -e ready ]; do sleep 0.02; done")
                                .grace(SHORT));

        assertThat(end.result()).isEqualTo(new Result.Exited(0));
        assertThat(end.leftovers()).isTrue();
        assertThat(new ProcessIdentity(leftPid(), ProcessIdentity.startOf(leftPid())).lives())
                .isFalse();
    }

    @Test
    void whatEndedUnnoticedBeforeItsLeaderIsNoLeftover() {
        assertThat(run(Attempt.script(folder, "true & sleep 0.2; exec true")).leftovers())
                .isFalse();
    }

    @Test
    void whatLeftTheSessionIsLeftAlone() throws IOException {
        AttemptEnd end =
                run(
                        Attempt.script(
                                folder,
                                "setsid sh -c 'echo $$ > left; exec sleep 600' &"
                                        + " while [ ! -s left ]; do sleep 0.02; done"));

        var left = new ProcessIdentity(leftPid(), ProcessIdentity.startOf(leftPid()));
        assertThat(end.leftovers()).isFalse();
        assertThat(left.lives()).isTrue();
        assertThat(Signals.send(left.pid(), Signals.KILL)).isTrue();
    }

    @Test
    void whatIsAboutToLeaveTheSessionIsLeftAlone() throws IOException {
        for (int i = 1; i <= 5; i++) {
            String daemon = "sh -c 'echo $$ > left; mv left left" + i + "; exec sleep 600'";
            var attempt = Attempt.script(folder, "setsid " + daemon + " &");
            executor.submit(key("task" + i), attempt.request());
            assertThat(reports.awaitEnd(key("task" + i)).leftovers()).isFalse();

            Path left = folder.resolve("left" + i);
            awaitUntil(() -> Files.exists(left));
            long pid = Long.parseLong(Files.readString(left).strip());
            assertThat(Signals.send(pid, Signals.KILL)).isTrue();
        }
    }

    @Test
    void whatEndsRightAfterItsLeaderIsNoLeftover() {
        AttemptEnd end = run(Attempt.script(folder, "(sleep 0.05; echo > over) &"));

        assertThat(end.leftovers()).isFalse();
        assertThat(folder.resolve("over")).exists();
    }

    @Test
    void aKillDoesNotWaitForWhatMayLeave() throws IOException {
        start(Attempt.script(folder, "sleep 600 & echo > ready").grace(Duration.ofMinutes(5)));
        awaitOutput();
        executor.kill(key("task"));

        assertThat(reports.awaitEnd(key("task")).duration()).isLessThan(Duration.ofSeconds(15));
    }

    private long leftPid() throws IOException {
        return Long.parseLong(Files.readString(folder.resolve("left")).strip());
    }

    @Test
    void aLogThatStandsStillIsAStall() {
        AttemptEnd end =
                run(
                        Attempt.script(folder, "echo one; sleep 600")
                                .stallAfter(SHORT.multipliedBy(2)));

        assertThat(end.limit()).isEqualTo(Limit.STALL);
        assertThat(end.result()).isEqualTo(TERMINATED);
        Duration quiet = reports.await(key("task"), Report.Stalling.class).quiet();
        assertThat(quiet).isBetween(SHORT, SHORT.multipliedBy(2));
    }

    @Test
    void aLogThatGrowsIsNoStall() {
        AttemptEnd end =
                run(
                        Attempt.script(folder, "for i in 1 2 3 4 5 6 7 8; do echo; sleep 0.2; done")
                                .stallAfter(Duration.ofMillis(1500)));

        assertThat(end.limit()).isEqualTo(Limit.NONE);
        assertThat(reports.of(key("task"))).noneMatch(Report.Stalling.class::isInstance);
    }

    @Test
    void aCancelTerminates() throws IOException {
        start(Attempt.script(folder, "echo > ready; sleep 600"));
        awaitOutput();
        executor.cancel(key("task"));

        AttemptEnd end = reports.awaitEnd(key("task"));
        assertThat(end.result()).isEqualTo(TERMINATED);
        assertThat(end.limit()).isEqualTo(Limit.NONE);
    }

    @Test
    void aCanceledProcessThatIsStoppedEnds() throws IOException {
        start(Attempt.script(folder, "echo > ready; kill -STOP $$"));
        awaitOutput();
        executor.cancel(key("task"));

        assertThat(reports.awaitEnd(key("task")).result()).isEqualTo(TERMINATED);
    }

    @Test
    void aCancelRightAfterTheSubmissionIsNotLost() {
        for (int i = 1; i <= 20; i++) {
            var attempt = Attempt.of(folder, "sleep", "600").grace(Duration.ofSeconds(1));
            executor.submit(key("task" + i), attempt.request());
            executor.cancel(key("task" + i));
        }
        for (int i = 1; i <= 20; i++) {
            assertThat(reports.awaitEnd(key("task" + i)).result())
                    .isInstanceOf(Result.Signaled.class);
        }
    }

    @Test
    void aKillDoesNotWaitForTheGrace() throws IOException {
        start(Attempt.script(folder, "trap '' TERM; echo > ready; while :; do sleep 600; done"));
        awaitOutput();
        executor.cancel(key("task"));
        executor.kill(key("task"));

        assertThat(reports.awaitEnd(key("task")).result()).isEqualTo(KILLED);
    }

    @Test
    void whatDoesNotRunIsNotSignaled() {
        executor.cancel(key("unknown"));
        executor.kill(key("unknown"));

        assertThat(run(Attempt.script(folder, "exit 0")).result()).isEqualTo(new Result.Exited(0));
        executor.cancel(key("task"));
        assertThat(reports.of(key("unknown"))).isEmpty();
    }
}
