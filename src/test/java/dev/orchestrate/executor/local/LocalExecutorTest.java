package dev.orchestrate.executor.local;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.executor.AttemptEnd;
import dev.orchestrate.executor.AttemptEnd.Limit;
import dev.orchestrate.executor.AttemptEnd.Result;
import dev.orchestrate.executor.Capabilities;
import dev.orchestrate.executor.Report;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class LocalExecutorTest extends OutputContract {
    private static final int STOP = Signals.isMac() ? 17 : 19;

    @Override
    Path launcher() {
        return requireNonNull(LocalExecutors.launcher(), "the build makes a launcher");
    }

    @Test
    void itSaysWhatItCan() {
        assertThat(executor.capabilities())
                .isEqualTo(new Capabilities(true, true, "native launcher"));
    }

    @Test
    void thePeakOfMemoryIsTold() {
        var end =
                run(
                        Attempt.script(
                                folder, "head -c 50000000 /dev/zero | tail -c 40000000 | wc -c"));

        assertThat(end.peakMemoryBytes()).isBetween(40_000_000L, 400_000_000L);
    }

    @Test
    void aLogOfTenGigabytesStaysBounded() throws IOException {
        // holes are as long as what is written, and cost nothing to make
        run(
                Attempt.script(
                                folder,
                                "echo the beginning; for i in 1 2 3 4 5 6 7 8 9 10;"
                                        + " do truncate -s +1G log; echo $i GB; done;"
                                        + " du -k log | cut -f1 > used; grep VmHWM"
                                        + " /proc/$PPID/status | tr -dc 0-9 > memory")
                        .logBytes(1 << 20));

        assertThat(kilobytes("used")).isLessThan(1000);
        assertThat(kilobytes("memory")).isLessThan(50_000);
        assertThat(Files.size(folder.resolve("log"))).isLessThan((1 << 20) + 200);
        assertThat(log())
                .startsWith("the beginning\n")
                .containsPattern("\\[1073\\d{7} bytes left out: the log was over its limit]\n")
                .endsWith("10 GB\n");
    }

    private long kilobytes(String file) throws IOException {
        return Long.parseLong(Files.readString(folder.resolve(file)).strip());
    }

    @Test
    void aTimeLimitThatIsUpAfterASuccessChangesNothing() throws IOException {
        Duration limit = Duration.ofSeconds(1);
        executor.submit(
                key("task"),
                Attempt.script(folder, "while [ ! -e go ]; do sleep 0.02; done; echo over > told")
                        .timeout(limit)
                        .request());
        long began = System.nanoTime();
        long pid = reports.await(key("task"), Report.Began.class).pid();
        var leader = new ProcessIdentity(pid, ProcessIdentity.startOf(pid));
        long launcher = ProcessHandle.of(pid).orElseThrow().parent().orElseThrow().pid();
        assertThat(Signals.send(launcher, STOP)).isTrue();
        Files.createFile(folder.resolve("go"));
        awaitUntil(() -> !leader.lives());
        assertThat(folder.resolve("told")).as("it ended in time").exists();
        awaitUntil(() -> System.nanoTime() - began > limit.toNanos());
        assertThat(Signals.send(launcher, Signals.CONT)).isTrue();

        AttemptEnd end = reports.awaitEnd(key("task"));
        assertThat(end.result()).isEqualTo(new Result.Exited(0));
        assertThat(end.limit()).isEqualTo(Limit.NONE);
    }

    @Test
    void twoThousandProcessesThatEndInTheSameInstantAllHaveTheirEnd() throws Exception {
        int count = 2000;
        Path gate = folder.resolve("gate");
        assertThat(new ProcessBuilder("mkfifo", gate.toString()).start().waitFor()).isZero();
        // whoever opens it for both waits for nobody; once it is closed every reader is at the end
        try (var holder = new RandomAccessFile(gate.toFile(), "rw")) {
            for (int i = 0; i < count; i++) {
                executor.submit(
                        key("task" + i),
                        Attempt.of(folder, "/bin/cat", gate.toString())
                                .log(folder.resolve("log" + i % 10))
                                .request());
            }
            for (int i = 0; i < count; i++) {
                long pid = reports.await(key("task" + i), Report.Began.class).pid();
                awaitUntil(() -> hasOpen(pid, gate));
            }
            assertThat(holder.getFD().valid()).isTrue();
        }
        for (int i = 0; i < count; i++) {
            assertThat(reports.awaitEnd(key("task" + i)).result()).isEqualTo(new Result.Exited(0));
        }
    }

    private static boolean hasOpen(long pid, Path file) {
        try {
            return Files.isSameFile(Path.of("/proc", Long.toString(pid), "fd", "3"), file);
        } catch (IOException e) {
            return false; // not yet
        }
    }
}
