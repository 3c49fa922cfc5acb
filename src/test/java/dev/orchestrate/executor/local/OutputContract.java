package dev.orchestrate.executor.local;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.executor.AttemptEnd;
import dev.orchestrate.executor.AttemptEnd.Limit;
import dev.orchestrate.executor.AttemptEnd.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What every executor of this machine does to the output of processes. */
abstract class OutputContract extends EndingContract {
    @Test
    void aLogOverItsLimitKeepsHeadAndTail() throws IOException {
        run(Attempt.script(folder, "seq 1000000 1300000").logBytes(100_000));

        String log = log();
        assertThat(log.length()).isBetween(80_000, 100_200);
        assertThat(log).startsWith("1000000\n1000001\n").endsWith("1299999\n1300000\n");
        String left = log.lines().filter(line -> line.startsWith("[")).reduce("", (a, b) -> a + b);
        assertThat(left).matches("\\[\\d+ bytes left out: the log was over its limit]");
        long bytes = Long.parseLong(left.substring(1, left.indexOf(' ')));
        assertThat(bytes + log.indexOf("\n[") + 1 + log.length() - log.indexOf("]\n") - 2)
                .isEqualTo(300_001L * 8);
    }

    @Test
    void aWriterThatGoesOnStaysBounded() throws IOException {
        AttemptEnd end =
                run(
                        Attempt.script(
                                        folder,
                                        "head -c 300000000 /dev/zero; sleep 0.5;"
                                                + " head -c 100000000 /dev/zero;"
                                                + " sleep 0.5; du -k log | cut -f1 > used;"
                                                + " echo the end")
                                .logBytes(1 << 20));

        assertThat(end.result()).isEqualTo(new Result.Exited(0));
        assertThat(Long.parseLong(Files.readString(folder.resolve("used")).strip()))
                .as("KB on the disk while it ran")
                .isLessThan(10_000);
        assertThat(log()).endsWith("the end\n");
        assertThat(Files.size(folder.resolve("log"))).isLessThan((1 << 20) + 200);
    }

    @Test
    void aLogWithinItsLimitIsLeftAsItIs() throws IOException {
        run(Attempt.script(folder, "seq 1 100").logBytes(292));

        assertThat(log()).hasSize(292).startsWith("1\n2\n").endsWith("99\n100\n");
    }

    @Test
    void aSecretIsMasked() throws IOException {
        run(Attempt.script(folder, "echo \"a ${S} b ${S}${S} c\"").env("S", SECRET).masked());

        assertThat(log()).isEqualTo("a *** b ****** c\n");
    }

    @Test
    void aSecretIsMaskedHoweverItsWritesAreCut() throws IOException {
        run(
                Attempt.script(folder, "printf s3cr; sleep 0.2; printf et-; sleep 0.2; echo word!")
                        .masked());

        assertThat(log()).isEqualTo("***!\n");
    }

    @Test
    void aSecretIsMaskedAtEveryPlaceOfABuffer() throws IOException {
        String line = "seven12" + SECRET;
        run(
                Attempt.script(
                                folder,
                                "i=0; while [ $i -lt 20000 ]; do echo \"$L\"; i=$((i+1)); done")
                        .env("L", line)
                        .masked());

        assertThat(log()).isEqualTo("seven12***\n".repeat(20_000));
    }

    @Test
    void whatOnlyBeginsLikeASecretStays() throws IOException {
        run(Attempt.script(folder, "printf s3cret-wor").masked());

        assertThat(log()).isEqualTo("s3cret-wor");
    }

    @Test
    void aSecretInTheNameOfAProgramIsNotWrittenDown() throws IOException {
        AttemptEnd end = run(Attempt.of(folder, "./no-" + SECRET));

        assertThat(end.result())
                .isEqualTo(
                        new Result.NotStarted(
                                "program `./no-***` can not be run: no such file or directory"));
        Path records = new AttemptFiles(folder.resolve("run/attempts")).log(1);
        assertThat(Files.readString(records, ISO_8859_1)).contains("./no-***");
    }

    @Test
    void whatMayNotSeeASecretIsNotMasked() throws IOException {
        run(Attempt.script(folder, "echo " + SECRET));

        assertThat(log()).isEqualTo(SECRET + "\n");
    }

    @Test
    void aMaskedLogHasItsLimit() throws IOException {
        run(Attempt.script(folder, "seq 1000000 1100000").logBytes(50_000).masked());

        assertThat(log().length()).isLessThan(50_200);
        assertThat(log()).startsWith("1000000\n").contains(" bytes left out").endsWith("1100000\n");
    }

    @Test
    void aMaskedProcessStalls() {
        AttemptEnd end =
                run(
                        Attempt.script(folder, "echo x; sleep 600")
                                .stallAfter(Duration.ofMillis(400))
                                .masked());

        assertThat(end.limit()).isEqualTo(Limit.STALL);
    }

    @Test
    void aProcessThatClosesItsOutputRunsOn() {
        AttemptEnd end = run(Attempt.script(folder, "exec >&- 2>&-; sleep 0.3; exit 7").masked());

        assertThat(end.result()).isEqualTo(new Result.Exited(7));
    }

    @Test
    void whoeverHoldsTheOutputOpenDoesNotHoldUpTheEnd() throws IOException {
        AttemptEnd end =
                run(
                        Attempt.script(
                                        folder,
                                        "setsid sh -c 'echo $$ > left; exec sleep 600' &"
                                                + " while [ ! -s left ]; do sleep 0.02; done;"
                                                + " echo "
                                                + SECRET)
                                .masked());

        assertThat(end.result()).isEqualTo(new Result.Exited(0));
        assertThat(log()).isEqualTo("***\n");
        long left = Long.parseLong(Files.readString(folder.resolve("left")).strip());
        assertThat(Signals.send(left, Signals.KILL)).isTrue();
    }

    @Test
    void whoeverHoldsTheOutputOpenDoesNotHoldUpATimeout() throws IOException {
        AttemptEnd end =
                run(
                        Attempt.script(
                                        folder,
                                        "setsid sh -c 'echo $$ > left; exec sleep 600' &"
                                                + " while [ ! -s left ]; do sleep 0.02; done;"
                                                + " echo "
                                                + SECRET
                                                + "; sleep 600")
                                .timeout(Duration.ofSeconds(1))
                                .masked());

        long left = Long.parseLong(Files.readString(folder.resolve("left")).strip());
        assertThat(Signals.send(left, Signals.KILL)).as("it held the output until here").isTrue();
        assertThat(end.limit()).isEqualTo(Limit.TIMEOUT);
        assertThat(log()).isEqualTo("***\n");
    }

    @Test
    void aChildThatHoldsTheOutputOpenAfterItsParentsDeathIsEnded() throws IOException {
        AttemptEnd end =
                run(
                        Attempt.script(folder, "sleep 600 & echo " + SECRET + "; kill -KILL $$")
                                .masked());

        assertThat(end.result()).isEqualTo(new Result.Signaled(9, "SIGKILL"));
        assertThat(end.leftovers()).isTrue();
        assertThat(log()).isEqualTo("***\n");
    }
}
