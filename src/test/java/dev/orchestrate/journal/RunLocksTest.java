package dev.orchestrate.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.ProblemException;
import dev.orchestrate.testing.FakeDisk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RunLocksTest {
    private final FakeDisk here = FakeDisk.with(Samples.WORKSPACE);
    private final FakeDisk there = here.machine().process();
    private final List<Duration> pauses = new ArrayList<>();
    private @Nullable Runnable meanwhile;
    private final RunLocks mine = locks(here, 11);
    private final RunLocks theirs = locks(there, 22);
    private final StateFolder folder = StateFolder.at(here, Samples.WORKSPACE.resolve("s"));
    private final RunFolder run;

    RunLocksTest() {
        folder.make();
        run = folder.create(Samples.NOON, new Random(1));
    }

    @Test
    void anExecutedRunIsAliveAndNamesItsExecutor() {
        try (RunLock lock = theirs.lockForExecution(run)) {
            assertThat(lock.run()).isEqualTo(run);
            assertThat(mine.isAlive(run)).isTrue();
            assertThat(theirs.isAlive(run)).isTrue();
            assertThat(mine.owner(run)).isEqualTo(new Owner("host-1", 22, Samples.NOON));
        }
        assertThat(mine.isAlive(run)).isFalse();
        assertThat(mine.owner(run)).isNull();
    }

    @Test
    void aSecondExecutorIsRefusedAtOnce() {
        try (RunLock _ = theirs.lockForExecution(run)) {
            assertThatThrownBy(() -> mine.lockForExecution(run))
                    .isInstanceOf(ProblemException.class)
                    .hasMessage(
                            "run `%s` is being executed by process 22 on `host-1` since"
                                            .formatted(run.id())
                                    + " 2026-01-31T12:00:00.123Z")
                    .extracting(e -> ((ProblemException) e).exit())
                    .isEqualTo(ExitCode.ELSEWHERE);
            assertThat(pauses).isEmpty();
            assertThat(mine.tryLockForDecision(run)).isNull();
        }
    }

    @Test
    void anExecutorWaitsForADecisionThatIsBeingRecorded() {
        RunLock decision = java.util.Objects.requireNonNull(theirs.tryLockForDecision(run));
        assertThat(mine.isAlive(run)).isFalse();
        meanwhile =
                () -> {
                    if (pauses.size() == 3) {
                        decision.close();
                    }
                };
        mine.lockForExecution(run).close();
        assertThat(pauses).hasSize(3);
    }

    @Test
    void anExecutorDoesNotWaitForEver() {
        try (RunLock _ = theirs.tryLockForDecision(run)) {
            assertThatThrownBy(() -> mine.lockForExecution(run))
                    .extracting(e -> ((ProblemException) e).exit())
                    .isEqualTo(ExitCode.ELSEWHERE);
            assertThat(waited()).isEqualTo(Duration.ofSeconds(5));
        }
    }

    @Test
    void aProbeOfTheMomentDoesNotKeepAnExecutorOut() throws Exception {
        Disk.Lock probe = java.util.Objects.requireNonNull(there.tryLock(run.alive()));
        meanwhile = () -> close(probe);
        mine.lockForExecution(run).close();
        assertThat(pauses).hasSize(1);
    }

    @Test
    void theDeathOfAnExecutorFreesItsRun() {
        assertThat(theirs.lockForExecution(run)).isNotNull();
        assertThat(there.killed()).isNotNull();
        assertThat(mine.isAlive(run)).isFalse();
        assertThat(mine.owner(run)).isEqualTo(new Owner("host-1", 22, Samples.NOON));
        try (RunLock _ = mine.lockForExecution(run)) {
            assertThat(mine.owner(run)).isEqualTo(new Owner("host-1", 11, Samples.NOON));
        }
    }

    @Test
    void theFolderIsHeldByOneAndWaitedForFiveSeconds() {
        RunLocks.FolderLock held = theirs.lockFolder(folder);
        assertThatThrownBy(() -> mine.lockFolder(folder))
                .hasMessage("another process holds the state folder `/w/s`")
                .extracting(e -> ((ProblemException) e).exit())
                .isEqualTo(ExitCode.ELSEWHERE);
        assertThat(waited()).isEqualTo(Duration.ofSeconds(5));
        meanwhile = held::close;
        mine.lockFolder(folder).close();
    }

    private RunLocks locks(FakeDisk disk, long pid) {
        Waiting waiting =
                time -> {
                    pauses.add(time);
                    if (meanwhile != null) {
                        meanwhile.run();
                    }
                };
        return new RunLocks(disk, waiting, new Owner("host-1", pid, Samples.NOON));
    }

    private Duration waited() {
        return pauses.stream().reduce(Duration.ZERO, Duration::plus);
    }

    private static void close(Disk.Lock lock) {
        try {
            lock.close();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
