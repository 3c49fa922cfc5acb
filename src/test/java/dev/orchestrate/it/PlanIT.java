package dev.orchestrate.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands about plans and the program itself. */
class PlanIT {
    private static final String VALID =
            """
            version: 1
            name: small
            phases:
              - { id: one, name: One, tasks: [{ id: a, run: echo a }, { id: b, run: echo b }] }
            """;

    @TempDir Path folder;

    @Test
    void aValidPlanIsSaidToBeOne() {
        Program program = Program.in(folder).plan(VALID);
        program.call("validate")
                .succeeds()
                .prints("`orchestrate.yaml` is valid: 1 phase, 2 tasks\n")
                .withoutComplaint();
        program.call("validate", "--quiet").succeeds().printsNothing().withoutComplaint();
        program.call("validate", "--format", "json")
                .succeeds()
                .withoutComplaint()
                .shows("\"valid\": true");
        assertThat(folder.resolve(".orchestrate")).doesNotExist();
    }

    @Test
    void everyErrorOfAPlanIsToldAtOnce() {
        Program program =
                Program.in(folder).plan(VALID.replace("run: echo a", "rum: echo a, type: comand"));
        Program.Ended ended = program.call("validate").exits(2).printsNothing();
        assertThat(ended.err())
                .contains("orchestrate.yaml:4:")
                .contains("did you mean `command`?")
                .endsWith("`orchestrate.yaml` is not a valid plan: it has 1 error\n");
        program.call("validate", "--format", "json")
                .exits(2)
                .withoutComplaint()
                .shows("\"valid\": false")
                .shows("\"line\": 4");
    }

    @Test
    void aPlanIsShownInOrder() {
        Program program = Program.in(folder).plan(VALID);
        program.call("plan").succeeds().withoutComplaint().shows("critical path: a");
        program.call("plan", "--format", "json")
                .succeeds()
                .withoutComplaint()
                .shows("\"max_width\": 1");
        program.call("plan", "--format", "mermaid").succeeds().withoutComplaint();
        program.call("plan", "--format", "dot").succeeds().shows("digraph");
        program.call("plan", "--phase", "none").exits(2).printsNothing();
    }

    @Test
    void aStarterPlanRunsAsItStandsAndIsNeverOverwritten() {
        Program program = Program.in(folder);
        program.call("init", "--quiet")
                .succeeds()
                .prints("wrote config/phases.yaml\nwrote .env.example\n")
                .withoutComplaint();
        program.call("validate").succeeds().withoutComplaint();
        program.call("run").succeeds();
        program.call("init")
                .exits(2)
                .printsNothing()
                .complains(
                        """
                        orchestrate: error: `config/phases.yaml` is there already, and is not overwritten
                          choose another name with `--plan FILE`
                        """);
    }

    @Test
    void theTypesAndTheSchemaAreToBeHad() {
        Program program = Program.in(folder);
        program.call("handlers").succeeds().withoutComplaint().shows("manual");
        program.call("handlers", "--format", "json").succeeds().shows("\"type\": \"command\"");
        program.call("schema").succeeds().withoutComplaint().shows("$schema");
    }

    @Test
    void shellsCanComplete() {
        Program program = Program.in(folder);
        program.call("completion", "bash").succeeds().withoutComplaint().shows("complete");
        program.call("completion", "zsh").succeeds().withoutComplaint().shows("bashcompinit");
        program.call("completion", "fish").succeeds().withoutComplaint().shows("-l rerun-unknown");
        program.call("completion", "csh")
                .exits(2)
                .printsNothing()
                .complains(
                        """
                        orchestrate: error: there is no completion for `csh`
                          did you mean `zsh`?
                        """);
    }

    @Test
    void theVersionIsThatOfThePackage() {
        Program.Ended ended = Program.in(folder).call("--version").succeeds().withoutComplaint();
        assertThat(ended.out()).matches("orchestrate \\d+\\.\\d+\\.\\d+\\S* \\(JDK 25\\S*\\)\n");
    }
}
