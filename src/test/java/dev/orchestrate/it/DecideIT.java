package dev.orchestrate.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Decisions of people: gates, manual tasks, retries, the end of a run. */
class DecideIT {
    @TempDir Path folder;
    private Program program;

    @BeforeEach
    void open() {
        program =
                Program.in(folder)
                        .plan(
                                """
                                version: 1
                                name: people
                                phases:
                                  - id: one
                                    name: One
                                    approval: manual
                                    tasks:
                                      - { id: a, run: echo a >> effects }
                                      - { id: m, type: manual, instructions: look at it }
                                  - { id: two, name: Two, tasks: [{ id: b, run: echo b >> effects }] }
                                """);
    }

    @Test
    void aRunWaitsForItsPeople() {
        program.call("run").exits(3).shows("orchestrate done m").withoutComplaint();
        program.call("done", "m", "--note", "seen")
                .succeeds()
                .shows("task m is done\n")
                .withoutComplaint();
        program.call("run").exits(3).shows("orchestrate approve one");
        program.call("approve", "one").succeeds().shows("phase one is approved\n");
        program.call("run").succeeds();
        assertThat(program.read("effects")).isEqualTo("a\nb\n");
    }

    @Test
    void aSecretInANoteIsNotKept() {
        program.plan(
                """
                version: 1
                name: people
                secrets: [MY_TOKEN]
                phases:
                  - id: one
                    name: One
                    tasks: [{ id: m, type: manual, instructions: look at it }]
                """);
        program.env("MY_TOKEN", "hunter2-hunter2");
        program.call("run").exits(3);
        program.call("done", "m", "--note", "used hunter2-hunter2").succeeds();
        String events = program.call("events", "--format", "json").succeeds().out();
        assertThat(events).contains("used ***").doesNotContain("hunter2");
        program.call("status", "--format", "json").succeeds().shows("used ***");
    }

    @Test
    void yesApprovesGatesAndNoManualTask() {
        program.call("run", "--yes").exits(3).shows("orchestrate done m");
        program.call("skip", "m").succeeds();
        program.call("run", "--yes").succeeds();
        program.call("status", "--format", "json").succeeds().shows("\"by\": \"--yes\"");
    }

    @Test
    void aRejectedPhaseHasFailed() {
        program.call("run").exits(3);
        program.call("done", "m").succeeds();
        program.call("run").exits(3);
        program.call("reject", "one", "--note", "not good").succeeds();
        program.call("run").exits(2);
        program.call("why", "b").succeeds().shows("b is blocked");
        program.call("run", "--resume").exits(3);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        program.call("run").exits(3);
        program.call("approve", "two")
                .exits(2)
                .printsNothing()
                .complains(
                        "orchestrate: error: phase `two` does not wait for a decision: it is"
                                + " pending\n");
        program.call("done", "zzz")
                .exits(2)
                .complains(
                        """
                        orchestrate: error: the plan has no task `zzz`
                          show what it has with `orchestrate plan`
                        """);
        program.call("approve", "twoo")
                .exits(2)
                .printsNothing()
                .complains(
                        """
                        orchestrate: error: the plan has no phase `twoo`
                          did you mean `two`?
                        """);
        program.call("done", "a").exits(2).printsNothing();
    }

    @Test
    void whatHasSucceededRunsAgainWhenAsked() {
        program.call("run").exits(3);
        program.call("retry", "a").succeeds().shows("task a is to run again\n");
        program.call("run").exits(3);
        assertThat(program.read("effects")).isEqualTo("a\na\n");
    }

    @Test
    void aCanceledRunIsClosed() {
        program.call("run").exits(3);
        program.call("cancel")
                .exits(2)
                .printsNothing()
                .complains(
                        "orchestrate: error: there is no terminal to ask at: end run "
                                + onlyRun()
                                + " for good?\n  say yes with `--force`\n");
        program.call("cancel", "--force")
                .succeeds()
                .withoutComplaint()
                .prints("run " + onlyRun() + " is canceled\n");
        program.call("cancel", "--force").exits(2).printsNothing();
        program.call("done", "m").exits(2).printsNothing();
        program.call("run").exits(3).shows("1 succeeded");
    }

    @Test
    void aRunFromTheGroundUpEndsTheOneBefore() {
        program.call("run").exits(3);
        String first = onlyRun();
        program.call("run", "--new").exits(3);
        program.call("status", first, "--format", "json")
                .succeeds()
                .shows("\"status\": \"canceled\"");
    }

    private String onlyRun() {
        String[] runs = folder.resolve(".orchestrate/runs").toFile().list();
        assertThat(runs).hasSize(1);
        return runs == null ? "" : runs[0];
    }
}
