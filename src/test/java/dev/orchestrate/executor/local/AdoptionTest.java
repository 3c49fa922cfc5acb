package dev.orchestrate.executor.local;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.executor.Admission;
import dev.orchestrate.executor.AttemptEnd.Limit;
import dev.orchestrate.executor.AttemptEnd.Result;
import dev.orchestrate.executor.AttemptKey;
import dev.orchestrate.executor.Report;
import dev.orchestrate.executor.Sighting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What becomes of attempts whose orchestrator, or whose launcher, is gone. */
final class AdoptionTest extends ExecutorFixture {
    private static final String UNTIL_TOLD =
            "while [ -e log ] && [ ! -e go ]; do sleep 0.02; done; ";

    @Override
    Path launcher() {
        return requireNonNull(LocalExecutors.launcher(), "the build makes a launcher");
    }

    private Report.Began begin(Attempt attempt) {
        executor.submit(key("task"), attempt.request());
        return reports.await(key("task"), Report.Began.class);
    }

    private Sighting find() {
        return requireNonNull(executor.find(List.of(key("task"))).get(key("task")));
    }

    private void tellToGoOn() throws IOException {
        Files.createFile(folder.resolve("go"));
    }

    @Test
    void whatOutlivesAKilledOrchestratorIsAdopted() throws Exception {
        var submitter =
                Submitter.start(folder, launcher(), UNTIL_TOLD + "echo " + SECRET + "; exit 5");
        submitter.destroyForcibly().waitFor();

        assertThat(find()).isEqualTo(new Sighting.Present());
        tellToGoOn();

        assertThat(reports.awaitEnd(key("task")).result()).isEqualTo(new Result.Exited(5));
        assertThat(log()).isEqualTo("***\n");
    }

    @RepeatedTest(5)
    void noEffectIsLostOrDoubledWhereverTheOrchestratorDies() throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        int tasks = 300;
        int awaited = 1 + new Random(seed).nextInt(tasks - 1);
        var submitter =
                Submitter.start(folder, launcher(), "echo $NAME >> effects", tasks, awaited);
        submitter.destroyForcibly().waitFor();

        var keys = new ArrayList<AttemptKey>();
        for (int task = 1; task <= tasks; task++) {
            keys.add(key(Submitter.name(task)));
        }
        var expected = new ArrayList<String>();
        executor.find(keys)
                .forEach((key, sighting) -> {
                    switch (sighting) {
                        case Sighting.Present _ -> {
                            reports.awaitEnd(key);
                            expected.add(key.task());
                        }
                        case Sighting.Ended _ -> expected.add(key.task());
                        case Sighting.NeverBegan _ -> {}
                        case Sighting.Lost(String why) -> throw new AssertionError(why);
                    }
                });
        assertThat(Files.readAllLines(folder.resolve("effects")))
                .as("effects of what began, -Dseed=%d", seed)
                .hasSizeGreaterThanOrEqualTo(awaited)
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void whatEndsWhileThereIsNoOrchestratorHasItsEnd() throws Exception {
        var submitter = Submitter.start(folder, launcher(), UNTIL_TOLD + "exit 6");
        submitter.destroyForcibly().waitFor();
        tellToGoOn();
        Path log = new AttemptFiles(folder.resolve("run/attempts")).log(1);
        awaitLaunchersEnd();

        assertThat(log).isRegularFile();
        assertThat(find())
                .isInstanceOfSatisfying(
                        Sighting.Ended.class,
                        ended -> assertThat(ended.end().result()).isEqualTo(new Result.Exited(6)));
    }

    @Test
    void whatWasNeverSubmittedNeverBegan() throws IOException {
        begin(Attempt.script(folder, UNTIL_TOLD));
        reopen();
        AttemptKey other = key("other");

        assertThat(executor.find(List.of(other))).containsEntry(other, new Sighting.NeverBegan());
        tellToGoOn();
        executor.close();
        awaitLaunchersEnd();
    }

    @Test
    void withoutAnythingOnRecordNothingBegan() {
        assertThat(find()).isEqualTo(new Sighting.NeverBegan());
    }

    @Test
    void whatCouldNotBeStartedHasAnEnd() throws IOException {
        run(Attempt.of(folder, "no-such-program"));
        reopen();

        assertThat(find())
                .isInstanceOfSatisfying(
                        Sighting.Ended.class,
                        ended ->
                                assertThat(ended.end().result())
                                        .isInstanceOf(Result.NotStarted.class));
    }

    @Test
    void anAdoptedAttemptIsNotStartedAgain() throws IOException {
        Attempt attempt = Attempt.script(folder, "echo once; " + UNTIL_TOLD);
        begin(attempt);
        reopen();
        assertThat(find()).isEqualTo(new Sighting.Present());

        assertThat(executor.submit(key("task"), attempt.request()))
                .isEqualTo(new Admission.Accepted());
        tellToGoOn();
        reports.awaitEnd(key("task"));
        assertThat(log()).isEqualTo("once\n");
    }

    @Test
    void limitsHoldWithoutAnOrchestrator() throws IOException {
        begin(Attempt.script(folder, "sleep 600").timeout(Duration.ofSeconds(1)));
        reopen();
        find();

        var end = reports.awaitEnd(key("task"));
        assertThat(end.limit()).isEqualTo(Limit.TIMEOUT);
        assertThat(end.result()).isEqualTo(new Result.Signaled(15, "SIGTERM"));
    }

    @Test
    void anAdoptedAttemptIsCanceled() throws IOException {
        begin(Attempt.script(folder, "sleep 600"));
        reopen();
        find();
        executor.cancel(key("task"));

        assertThat(reports.awaitEnd(key("task")).result())
                .isEqualTo(new Result.Signaled(15, "SIGTERM"));
    }

    @Test
    void anAdoptedAttemptThatIgnoresSigtermIsKilledAfterItsGrace() throws IOException {
        begin(
                Attempt.script(folder, "trap '' TERM; echo > ready; while :; do sleep 600; done")
                        .grace(Duration.ofMillis(300)));
        awaitUntil(() -> Files.exists(folder.resolve("ready")));
        reopen();
        find();
        executor.cancel(key("task"));

        assertThat(reports.awaitEnd(key("task")).result())
                .isEqualTo(new Result.Signaled(9, "SIGKILL"));
    }

    @Test
    void anAdoptedAttemptIsKilled() throws IOException {
        begin(Attempt.script(folder, "trap '' TERM; while :; do sleep 600; done"));
        reopen();
        find();
        executor.kill(key("task"));

        assertThat(reports.awaitEnd(key("task")).result())
                .isEqualTo(new Result.Signaled(9, "SIGKILL"));
    }

    @Test
    void recordsGoOnceEverythingFoundIsDurableElsewhere() throws IOException {
        run(Attempt.script(folder, "exit 0"));
        reopen();
        var files = new AttemptFiles(folder.resolve("run/attempts"));
        awaitUntil(() -> {
            find();
            executor.forget(key("task"));
            return !files.exists(1);
        });

        assertThat(files.generations()).isEmpty();
    }

    @Test
    void inACopyOfTheFolderWhatRunsIsWaitedForAndNotSignaled() throws Exception {
        begin(Attempt.script(folder, UNTIL_TOLD + "exit 3"));
        Path copy = folder.resolve("copy");
        assertThat(
                        new ProcessBuilder("cp", "-r", folder + "/run", copy.toString())
                                .start()
                                .waitFor())
                .isZero();
        Reports ofTheCopy = new Reports();
        var settings = settings();
        try (var other =
                LocalExecutors.open(
                        new LocalSettings(
                                copy,
                                RUN,
                                settings.environment(),
                                settings.masks(),
                                settings.launcher()))) {
            other.watch(ofTheCopy);
            assertThat(other.find(List.of(key("task"))))
                    .containsEntry(key("task"), new Sighting.Present());
            other.cancel(key("task"));
            other.kill(key("task"));
            tellToGoOn();

            assertThat(reports.awaitEnd(key("task")).result()).isEqualTo(new Result.Exited(3));
            assertThat(ofTheCopy.await(key("task"), Report.Lost.class).why())
                    .contains("this state folder is a copy");
        }
    }

    private boolean isRefusedLater(AttemptKey key) {
        var over =
                reports.await(report ->
                        report.key().equals(key)
                                && (report instanceof Report.Ended
                                        || report instanceof Report.NeverBegan));
        return over instanceof Report.NeverBegan;
    }

    // ---- the launcher itself is killed ----------------------------------------------------------

    private static long parentOf(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc", pid + "", "stat"));
        return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[1]);
    }

    private static void killLauncherOf(long pid) throws IOException {
        assertThat(Signals.send(parentOf(pid), Signals.KILL)).isTrue();
    }

    @Test
    void whatALauncherRanWhenItWasKilledIsLostOnceNothingIsLeftOfIt() throws IOException {
        var began = begin(Attempt.script(folder, "(sleep 600; :) & echo $! > left; " + UNTIL_TOLD));
        killLauncherOf(began.pid());
        awaitUntil(() -> Files.exists(folder.resolve("left")));
        tellToGoOn();

        assertThat(reports.await(key("task"), Report.Lost.class).why())
                .isEqualTo("its launcher was killed");
        long left = Long.parseLong(Files.readString(folder.resolve("left")).strip());
        assertThat(new ProcessIdentity(left, ProcessIdentity.startOf(left)).lives()).isFalse();
    }

    @Test
    void aCancelThatADyingLauncherDoesNotHearIsNotLost() throws IOException {
        var began = begin(Attempt.script(folder, "sleep 600"));
        killLauncherOf(began.pid());
        executor.cancel(key("task"));

        assertThat(reports.await(key("task"), Report.Lost.class).why())
                .isEqualTo("its launcher was killed");
        assertThat(new ProcessIdentity(began.pid(), ProcessIdentity.startOf(began.pid())).lives())
                .isFalse();
    }

    @Test
    void aNewLauncherFollowsTheOneThatWasKilled() throws IOException {
        var began = begin(Attempt.script(folder, "sleep 600"));
        killLauncherOf(began.pid());
        assertThat(Signals.send(-began.pid(), Signals.KILL)).isTrue();
        reports.await(key("task"), Report.Lost.class);
        executor.submit(key("next"), Attempt.script(folder, "exit 4").request());

        assertThat(reports.awaitEnd(key("next")).result()).isEqualTo(new Result.Exited(4));
    }

    @Test
    void aSurvivorOfLauncherAndOrchestratorIsWaitedFor() throws Exception {
        var submitter =
                Submitter.start(
                        folder, launcher(), "echo $$ > pid.new; mv pid.new pid; " + UNTIL_TOLD);
        awaitUntil(() -> Files.exists(folder.resolve("pid")));
        long pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
        killLauncherOf(pid);
        submitter.destroyForcibly().waitFor();

        assertThat(find()).isEqualTo(new Sighting.Present());
        tellToGoOn();
        assertThat(reports.await(key("task"), Report.Lost.class).why())
                .isEqualTo("its launcher was killed");
        assertThat(find()).isInstanceOf(Sighting.Lost.class);
    }

    @Test
    void aLauncherThatCanNotWriteItsRecordsStartsNothingMore() throws IOException {
        // its files may grow to two blocks of 512 bytes, as on a disk that is full
        String script = "#!/bin/sh\nulimit -f 2\nexec " + launcher() + " \"$@\"\n";
        Path small = Files.writeString(folder.resolve("small"), script);
        assertThat(small.toFile().setExecutable(true)).isTrue();
        executor.close();
        executor = LocalExecutors.open(settings(small));
        executor.watch(reports);
        Admission last = new Admission.Accepted();
        for (int i = 0; last.equals(new Admission.Accepted()); i++) {
            assertThat(i).as("attempts whose records fit into 1 KB").isLessThan(100);
            AttemptKey key = key("task" + i);
            last = executor.submit(key, Attempt.script(folder, "echo >> ran").request());
            if (last instanceof Admission.Accepted && isRefusedLater(key)) {
                assertThat(Files.readString(folder.resolve("ran"))).hasSize(i);
            }
        }

        assertThat(last)
                .isInstanceOfSatisfying(
                        Admission.Refused.class,
                        refused ->
                                assertThat(refused.reason())
                                        .startsWith("records can not be written: "));
    }
}
