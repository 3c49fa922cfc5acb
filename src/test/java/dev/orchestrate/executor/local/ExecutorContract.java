package dev.orchestrate.executor.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.orchestrate.executor.Admission;
import dev.orchestrate.executor.AttemptEnd;
import dev.orchestrate.executor.AttemptEnd.Limit;
import dev.orchestrate.executor.AttemptEnd.Result;
import dev.orchestrate.executor.AttemptKey;
import dev.orchestrate.executor.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What every executor of this machine does, whoever is the parent of its processes. */
abstract class ExecutorContract extends ExecutorFixture {
    @Test
    void aProcessRunsAndItsOutputIsInTheLog() throws IOException {
        AttemptEnd end = run(Attempt.script(folder, "echo out; echo err >&2"));

        assertThat(end.result()).isEqualTo(new Result.Exited(0));
        assertThat(end.limit()).isEqualTo(Limit.NONE);
        assertThat(end.leftovers()).isFalse();
        assertThat(log()).isEqualTo("out\nerr\n");
        assertThat(reports.of(key("task"))).hasSize(2).first().isInstanceOf(Report.Began.class);
    }

    @Test
    void argumentsArriveAsTheyAre() throws IOException {
        String script = "for a in \"$@\"; do printf '<%s>' \"$a\"; done";
        run(
                Attempt.of(
                        folder,
                        "/bin/sh",
                        "-c",
                        script,
                        "sh",
                        "a b",
                        "'\"`$x\\",
                        "",
                        "two\nlines",
                        "*",
                        "-n"));

        assertThat(log()).isEqualTo("<a b><'\"`$x\\><><two\nlines><*><-n>");
    }

    @Test
    void textBeyondAsciiArrivesAsUtf8() throws IOException {
        // without a UTF-8 locale Java itself can not pass such text on
        assumeTrue(launcher() != null || "UTF-8".equals(System.getProperty("sun.jnu.encoding")));
        run(Attempt.script(folder, "echo \"$V ä€𝄞\"").env("V", "ß"));

        assertThat(log()).isEqualTo("ß ä€𝄞\n");
    }

    @Test
    void aRequestAddsOverridesAndRemovesVariables() throws IOException {
        run(
                Attempt.script(folder, "echo \"$BASE:$NEW:${GONE-none}:${HOME-none}\"")
                        .env("BASE", "over=ridden")
                        .env("NEW", "")
                        .env("GONE", null));

        assertThat(log()).isEqualTo("over=ridden::none:none\n");
    }

    @Test
    void aVariableThatNobodyChangesIsTheBases() throws IOException {
        run(Attempt.script(folder, "echo \"$BASE\""));

        assertThat(log()).isEqualTo("from the base\n");
    }

    @Test
    void aProcessRunsInItsFolderWithoutInput() throws IOException {
        Path inner = Files.createDirectory(folder.resolve("an inner folder"));
        run(Attempt.script(folder, "pwd -P; cat").directory(inner));

        assertThat(log()).isEqualTo(inner.toRealPath() + "\n");
    }

    @Test
    void aProcessLeadsASessionOfItsOwn() throws IOException {
        run(Attempt.script(folder, "cut -d' ' -f5,6 /proc/$$/stat; echo $$ $$"));

        assertThat(log().lines().distinct()).hasSize(1);
    }

    @Test
    void aProgramIsFoundInThePathOfItsOwnEnvironment() throws IOException {
        Path program = folder.resolve("bin/the-program");
        Files.createDirectories(program.getParent());
        Files.writeString(program, "#!/bin/sh\necho found \"$1\"\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();

        run(Attempt.of(folder, "the-program", "it").env("PATH", "/nowhere:" + program.getParent()));

        assertThat(log()).isEqualTo("found it\n");
    }

    @Test
    void aProgramMayBeNamedFromItsFolder() throws IOException {
        Path program = folder.resolve("program");
        Files.writeString(program, "echo a script without an interpreter\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();

        run(Attempt.of(folder, "./program"));

        assertThat(log()).isEqualTo("a script without an interpreter\n");
    }

    @Test
    void outputIsAppended() throws IOException {
        Files.writeString(folder.resolve("log"), "before\n");
        run(Attempt.script(folder, "echo after"));

        assertThat(log()).isEqualTo("before\nafter\n");
    }

    @Test
    void aMissingProgramIsNotStarted() {
        AttemptEnd end = run(Attempt.of(folder, "no-such-program"));

        assertThat(end.result())
                .isEqualTo(
                        new Result.NotStarted(
                                "program `no-such-program` can not be run:"
                                        + " no such file or directory"));
        assertThat(reports.of(key("task"))).hasSize(1);
    }

    @Test
    void aProgramThatMayNotBeRunIsNotStarted() throws IOException {
        Path program = Files.writeString(folder.resolve("text"), "text");
        AttemptEnd end = run(Attempt.of(folder, program.toString()));

        assertThat(end.result())
                .isEqualTo(
                        new Result.NotStarted(
                                "program `" + program + "` can not be run: permission denied"));
    }

    @Test
    void aMissingFolderIsNotEntered() {
        Path missing = folder.resolve("missing");
        AttemptEnd end = run(Attempt.script(folder, "echo x").directory(missing));

        assertThat(end.result())
                .isEqualTo(
                        new Result.NotStarted(
                                "folder `"
                                        + missing
                                        + "` can not be entered: no such file or directory"));
    }

    @Test
    void aLogThatCanNotBeOpenedStartsNothing() {
        AttemptEnd end = run(Attempt.script(folder, "touch ran").log(folder));

        assertThat(end.result())
                .isEqualTo(
                        new Result.NotStarted(
                                "log `" + folder + "` can not be opened: is a directory"));
        assertThat(folder.resolve("ran")).doesNotExist();
    }

    @Test
    void anExitCodeIsTold() {
        assertThat(run(Attempt.script(folder, "exit 42")).result())
                .isEqualTo(new Result.Exited(42));
    }

    @Test
    void aDeathBySignalIsTold() {
        assertThat(run(Attempt.script(folder, "kill -SEGV $$")).result())
                .isEqualTo(new Result.Signaled(11, "SIGSEGV"));
    }

    @Test
    void theDurationIsThatOfTheLeader() {
        long before = System.nanoTime();
        AttemptEnd end = run(Attempt.script(folder, "sleep 0.3"));

        assertThat(end.duration())
                .isBetween(Duration.ofMillis(290), Duration.ofNanos(System.nanoTime() - before));
    }

    @Test
    void submittingTwiceStartsOneProcess() throws IOException {
        Attempt attempt = Attempt.script(folder, "echo once");
        executor.submit(key("task"), attempt.request());
        run(attempt);
        run(attempt);

        assertThat(log()).isEqualTo("once\n");
    }

    @Test
    void aKeyOfAnotherRunIsRefused() {
        assertThat(
                        executor.submit(
                                new AttemptKey("other", "task", 1),
                                Attempt.script(folder, "true").request()))
                .isEqualTo(
                        new Admission.Refused(
                                "the attempt is of run `other`, not of `" + RUN + "`"));
    }

    @Test
    void aNulCharacterIsRefused() {
        assertThat(executor.submit(key("task"), Attempt.of(folder, "echo", "a\0b").request()))
                .isEqualTo(new Admission.Refused("an argument holds a NUL character"));
    }

    @Test
    void nothingIsSubmittedToAClosedExecutor() {
        executor.close();

        assertThat(executor.submit(key("task"), Attempt.script(folder, "true").request()))
                .isEqualTo(new Admission.Refused("the executor is closed"));
    }

    @Test
    void twoHundredProcessesRunAtOnce() throws IOException {
        Path gate = folder.resolve("gate");
        assertThat(
                        new ProcessBuilder("mkfifo", gate.toString())
                                .start()
                                .onExit()
                                .join()
                                .exitValue())
                .isZero();
        for (int i = 0; i < 200; i++) {
            var attempt =
                    Attempt.script(folder, "echo up; read line < gate; exit " + i % 100)
                            .log(folder.resolve("log" + i));
            executor.submit(key("task" + i), attempt.request());
        }
        for (int i = 0; i < 200; i++) {
            reports.await(key("task" + i), Report.Began.class);
        }
        // a reader of the gate opens it only once there is a writer, and then reads the end
        var writer =
                new ProcessBuilder("sh", "-c", "while :; do : > \"$0\"; done", gate.toString());
        Process opening = writer.start();
        try {
            for (int i = 0; i < 200; i++) {
                assertThat(reports.awaitEnd(key("task" + i)).result())
                        .isEqualTo(new Result.Exited(i % 100));
            }
        } finally {
            opening.destroyForcibly();
        }
    }

    @Test
    void whatIsForgottenMayBeSubmittedAnew() throws IOException {
        Attempt attempt = Attempt.script(folder, "echo again");
        run(attempt);
        executor.forget(key("task"));
        executor.submit(key("task"), attempt.request());
        reports.awaitNth(key("task"), Report.Ended.class, 2);

        assertThat(log()).isEqualTo("again\nagain\n");
    }
}
