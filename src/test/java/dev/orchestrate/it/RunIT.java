package dev.orchestrate.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code run}: selection, exit codes, streams, what a run is when it is called again. */
class RunIT {
    private static final String TWO_PHASES =
            """
            version: 1
            name: two
            phases:
              - { id: one, name: One, tasks: [{ id: a, run: echo a >> effects }] }
              - { id: two, name: Two, tasks: [{ id: b, run: 'test -f flag && echo b >> effects' }] }
            """;

    @TempDir Path folder;
    private Program program;

    @BeforeEach
    void open() {
        program = Program.in(folder).plan(TWO_PHASES);
    }

    @Test
    void everythingThatSucceedsExitsWithNothingToSay() {
        program.file("flag", "");
        program.call("run").succeeds().withoutComplaint().shows("all 2 tasks succeeded");
        assertThat(program.read("effects")).isEqualTo("a\nb\n");
    }

    @Test
    void whatFailedIsTriedAnewOnlyWhenAsked() {
        program.call("run").exits(1).shows("cause: b");
        program.call("run").exits(2).printsNothing();
        program.file("flag", "");
        program.call("run", "--resume").succeeds().withoutComplaint();
        assertThat(program.read("effects")).isEqualTo("a\nb\n");
    }

    @Test
    void oneRunGoesOnPhaseByPhase() {
        program.file("flag", "");
        program.call("run", "--phase", "one").succeeds();
        assertThat(program.read("effects")).isEqualTo("a\n");
        program.call("run", "--phase", "two").succeeds();
        assertThat(program.read("effects")).isEqualTo("a\nb\n");
        program.call("list").succeeds().shows("all 2 tasks succeeded");
    }

    @Test
    void aDependencyThatIsNotMetIsToldBeforeAnythingStarts() {
        program.call("run", "--task", "b")
                .exits(2)
                .printsNothing()
                .complains(
                        """
                        orchestrate: error: `two` depends on phase `one`, which is neither done nor selected
                          run it first with `orchestrate run --phase one`, or add --with-deps
                        """);
        assertThat(folder.resolve("effects")).doesNotExist();
        program.file("flag", "").call("run", "--task", "b", "--with-deps").succeeds();
        assertThat(program.read("effects")).isEqualTo("a\nb\n");
    }

    @Test
    void aMistypedPhaseIsToldWithTheNearest() {
        program.call("run", "--phase", "tow")
                .exits(2)
                .printsNothing()
                .complains(
                        """
                        orchestrate: error: the plan has no phase `tow`
                          did you mean `two`?
                        """);
        assertThat(folder.resolve(".orchestrate")).doesNotExist();
    }

    @Test
    void aDryRunWritesNothing() {
        program.call("run", "--dry-run")
                .succeeds()
                .withoutComplaint()
                .prints(
                        """
                        phase one
                          one/-
                            a
                              $ echo a >> effects
                        phase two
                          two/-
                            b
                              $ test -f flag && echo b >> effects
                        2 tasks would run; nothing was executed
                        """);
        assertThat(folder.resolve("effects")).doesNotExist();
        assertThat(folder.resolve(".orchestrate")).doesNotExist();
    }

    @Test
    void aDryResumeSaysWhatBecomesOfEachTask() {
        program.call("run").exits(1);
        program.call("run", "--resume", "--dry-run")
                .succeeds()
                .withoutComplaint()
                .shows("reuse      a: ")
                .shows("run again  b: ");
    }

    @Test
    void jsonLinesAreTheJournalsOwn() {
        program.file("flag", "");
        Program.Ended run = program.call("run", "--output", "json").succeeds();
        assertThat(run.out().lines())
                .isNotEmpty()
                .allMatch(line -> line.startsWith("{\"seq\":") && line.endsWith("}"));
        assertThat(run.err()).contains("all 2 tasks succeeded");
    }

    @Test
    void quietSaysNothingOfSuccess() {
        program.file("flag", "");
        program.call("run", "--quiet").succeeds().printsNothing().withoutComplaint();
    }

    @Test
    void aSecretThatIsUnsetIsToldBeforeAnythingStarts() {
        program.plan(
                """
                version: 1
                name: secret
                secrets: [API_TOKEN]
                phases: [{ id: 1, name: P, tasks: [{ id: a, run: 'echo "$API_TOKEN" | tee seen' }] }]
                """);
        program.call("run")
                .exits(2)
                .printsNothing()
                .complains(
                        """
                        orchestrate: error: task `a` needs the secret `API_TOKEN`, which is not set
                          set it in the environment, or in the `.env` of the workspace
                        """);
        program.file(".env", "API_TOKEN='s3cret value'\n");
        program.call("run").succeeds();
        assertThat(program.read("seen")).isEqualTo("s3cret value\n");
        program.call("logs", "a").succeeds().prints("***\n");
    }

    @Test
    void anInvalidPlanRunsNothing() {
        program.plan("version: 1\nname: x\nphases: []\n");
        program.call("run").exits(2).printsNothing();
        assertThat(folder.resolve(".orchestrate")).doesNotExist();
    }

    @Test
    void withoutAPlanItSaysHowToMakeOne() {
        Program.in(folder.resolve("."))
                .call("run", "--workspace", folder.resolve(".").toString(), "--plan", "none.yaml")
                .exits(2)
                .printsNothing()
                .complains(
                        """
                        none.yaml: error: there is no such file
                          name the plan with `--plan FILE`, or make one with `orchestrate init`
                        orchestrate: error: `none.yaml` is not a valid plan: it has 1 error
                        """);
    }
}
