package dev.orchestrate.engine;

import static dev.orchestrate.testing.Plans.flat;
import static dev.orchestrate.testing.Plans.parallel;
import static dev.orchestrate.testing.Plans.phase;
import static dev.orchestrate.testing.Plans.plan;
import static dev.orchestrate.testing.Plans.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.ProblemException;
import dev.orchestrate.run.RunStatus;
import dev.orchestrate.run.TaskStatus;
import dev.orchestrate.testing.FakeDisk;
import dev.orchestrate.testing.FakeMachine.Act;
import dev.orchestrate.testing.Script;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Disks that are full, or fail, or hold what is no journal. */
class DiskTroubleTest {
    private static Sim sim() {
        Sim sim =
                new Sim(
                        plan(
                                phase("1")
                                        .groups(
                                                parallel(
                                                        "g",
                                                        task("a"),
                                                        task("b"),
                                                        task("c").after("a")))));
        sim.script("a", Script.succeeds().after(Duration.ofSeconds(5)));
        sim.script("b.1", Script.exits(1).after(Duration.ofSeconds(9)));
        return sim;
    }

    @Test
    void aFullDiskStopsWhatHasNotBegunAndRecordsWhatEnds() {
        Sim sim = sim();
        sim.after(Duration.ofSeconds(3), () -> sim.disk.machine().room(0));
        RunOutcome outcome = sim.run(Ask.run());
        assertThat(outcome.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.problem()).contains("journal.jsonl").contains("no space left");
        assertThat(outcome.state().status()).isEqualTo(RunStatus.INTERRUPTED);
        assertThat(sim.processes.begun()).hasSize(2);
        sim.disk.machine().room(1 << 30);
        assertThat(sim.status("a")).isEqualTo(TaskStatus.SUCCEEDED);
        assertThat(sim.status("b")).as("it may be the disk's fault").isEqualTo(TaskStatus.PENDING);
        assertThat(sim.run(Ask.resume()).exit()).isEqualTo(ExitCode.DONE);
        assertThat(sim.processes.begun("a")).isEqualTo(1);
    }

    @Test
    void aJournalThatCanNotBeWrittenAnyMoreLeavesItsEndsToTheNextInvocation() {
        Sim sim = sim();
        sim.after(
                Duration.ofSeconds(3),
                () -> sim.disk.machine().fail(Act.SYNC, "Input/output error"));
        RunOutcome outcome = sim.run(Ask.run());
        assertThat(outcome.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.problem()).contains("journal.jsonl").contains("input/output error");
        sim.disk = sim.disk.killed();
        sim.disk.machine().fail(Act.SYNC, null);
        sim.pass(Duration.ofMinutes(1));
        sim.script("b.2", Script.succeeds());
        sim.run(Ask.resume());
        assertThat(sim.run(Ask.resume()).exit()).isEqualTo(ExitCode.DONE);
        assertThat(sim.processes.begun("a")).isEqualTo(1);
    }

    @Test
    void aFolderThatCanNotBeWrittenAtTheStartIsExitTwo() {
        Sim sim = sim();
        sim.disk.machine().fail(Act.CREATE, "Read-only file system");
        ProblemException refused = sim.refused(Ask.run());
        assertThat(refused.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.problem()).contains("read-only file system");
        assertThat(sim.processes.begun()).isEmpty();
    }

    @Test
    void noRunIsLeftWhereItsFirstLineCouldNotBeWritten() {
        Sim sim = sim();
        sim.disk
                .machine()
                .fate((act, file, _) -> {
                    if (act == Act.WRITE && file.endsWith("journal.jsonl")) {
                        throw new java.io.IOException("No space left on device");
                    }
                });
        ProblemException refused = sim.refused(Ask.run());
        assertThat(refused.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.problem()).contains("no space left");
        sim.disk.machine().fail(Act.WRITE, null);
        assertThat(sim.hasRun()).isFalse();
        sim.pass(Duration.ofSeconds(1));
        sim.script("b.1", Script.succeeds());
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void aCheckpointThatCanNotBeWrittenIsDoneWithout() {
        Sim sim = sim();
        sim.script("b.1", Script.succeeds());
        sim.disk
                .machine()
                .fate((act, file, _) -> {
                    if (act == Act.RENAME && file.endsWith("state.json")) {
                        throw new java.io.IOException("No space left on device");
                    }
                });
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.DONE);
        assertThat(sim.state().status()).isEqualTo(RunStatus.SUCCEEDED);
    }

    @Test
    void aDamagedJournalIsExitFiveAndStaysAsItIs() throws Exception {
        Sim sim = sim();
        sim.run(Ask.run());
        Path journal = sim.folder().journal();
        byte[] bytes = sim.disk.read(journal);
        bytes[bytes.length / 3] ^= 1;
        sim.disk.replace(journal, bytes);
        ProblemException refused = sim.refused(Ask.resume());
        assertThat(refused.exit()).isEqualTo(ExitCode.DAMAGED);
        assertThat(sim.disk.read(journal)).isEqualTo(bytes);
    }

    @Test
    void aDiskThatFillsUpWhileAnOldAttemptIsSeenToItsEndLetsNothingBegin() {
        Sim sim = new Sim(flat(task("a"), task("b")));
        sim.script("a", Script.succeeds().after(Duration.ofSeconds(20)));
        sim.script("b", Script.succeeds().after(Duration.ofSeconds(15)));
        sim.after(
                Duration.ofSeconds(2),
                () -> {
                    sim.disk = sim.disk.killed();
                    throw new IllegalStateException("killed");
                });
        try {
            sim.run(Ask.run());
            throw new AssertionError("it lived");
        } catch (IllegalStateException | FakeDisk.Crash _) {
            sim.edit(flat(task("a"), task("b"), task("c")));
        }
        sim.after(Duration.ofSeconds(5), () -> sim.disk.machine().room(0));
        RunOutcome outcome = sim.run(Ask.resume());
        assertThat(outcome.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(sim.processes.begun("c")).isZero();
        sim.disk.machine().room(1 << 30);
        assertThat(sim.run(Ask.resume()).exit()).isEqualTo(ExitCode.DONE);
        assertThat(sim.processes.begun()).hasSize(3);
    }
}
