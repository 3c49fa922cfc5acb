package dev.orchestrate.engine;

import static dev.orchestrate.testing.Plans.phase;
import static dev.orchestrate.testing.Plans.plan;
import static dev.orchestrate.testing.Plans.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.RunStatus;
import org.junit.jupiter.api.Test;

/** A run from its beginning to its end. */
class CoordinatorTest {
    @Test
    void aRunGoesToItsEnd() {
        Sim sim =
                new Sim(plan(phase("1").tasks(task("a"), task("b")), phase("2").tasks(task("c"))));
        RunOutcome outcome = sim.run(Ask.run());
        assertThat(outcome.exit()).isEqualTo(ExitCode.DONE);
        assertThat(outcome.state().status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(sim.processes.begun()).extracting("task").containsExactly("a", "b", "c");
        assertThat(Facets.of(sim.state().facts())).isEqualTo(Facets.of(outcome.state().facts()));
    }
}
