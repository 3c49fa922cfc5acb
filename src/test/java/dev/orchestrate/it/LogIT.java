package dev.orchestrate.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The developers' log is asked for by the environment, and stays on standard error. */
class LogIT {
    private static final String PLAN =
            """
            version: 1
            name: logged
            secrets: [TOKEN]
            phases:
              - id: one
                name: One
                tasks: [{ id: good, run: 'echo sesame99' }]
            """;

    @TempDir Path folder;

    @Test
    void withoutTheVariableNothingIsLogged() {
        Program.in(folder)
                .plan(PLAN)
                .env("TOKEN", "sesame99")
                .call("run")
                .succeeds()
                .withoutComplaint();
    }

    @Test
    void withItTheEngineLogsOnStandardErrorAlone() {
        Program program =
                Program.in(folder)
                        .plan(PLAN)
                        .env("TOKEN", "sesame99")
                        .env("ORCHESTRATE_LOG", "debug");
        Program.Ended ended = program.call("run").succeeds();
        assertThat(ended.err().lines())
                .allMatch(line -> line.matches("\\d\\d:\\d\\d:\\d\\d\\.\\d{3} DEBUG .+"))
                .anyMatch(line -> line.endsWith(" decided to start attempt 1 of `good`"))
                .anyMatch(line -> line.contains(" submitted attempt 1 of `good`: Accepted[] "))
                .anyMatch(line -> line.contains(" synced up to entry "))
                .anyMatch(line -> line.contains(" told Reported["));
        assertThat(ended.err()).contains("echo ***").doesNotContain("sesame99");
        assertThat(ended.out()).doesNotContain("DEBUG").doesNotContain("logback");
    }

    @Test
    void aLevelThatThereIsNotRunsNothing() {
        Program.in(folder)
                .plan(PLAN)
                .env("ORCHESTRATE_LOG", "loud")
                .call("run")
                .exits(2)
                .printsNothing()
                .complains(
                        """
                        orchestrate: error: `ORCHESTRATE_LOG` can not be `loud`
                          set it to `debug` or `trace`, or to `off`
                        """);
        assertThat(folder.resolve(".orchestrate")).doesNotExist();
    }
}
