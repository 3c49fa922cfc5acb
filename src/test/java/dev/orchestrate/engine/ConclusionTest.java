package dev.orchestrate.engine;

import static dev.orchestrate.testing.Plans.phase;
import static dev.orchestrate.testing.Plans.plan;
import static dev.orchestrate.testing.Plans.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.run.Entry;
import dev.orchestrate.run.Event;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.RunState;
import dev.orchestrate.run.RunStatus;
import dev.orchestrate.run.Transitions;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How invocations end that end before their time. */
class ConclusionTest {
    /** A run in which a task could start. */
    private static RunState begun() {
        Sim sim = new Sim(plan(phase("1").tasks(task("a"))));
        RunRequest request = Ask.run().of(sim.load(Map.of()), sim.text());
        return DryRun.begun(sim.setting(sim.mail), request);
    }

    private static RunState after(RunState state, Event event) {
        return Transitions.apply(state, new Entry(state.seq() + 1, state.facts().at(), event));
    }

    @Test
    void aRunThatIsNotOverAndCanNotGoOnSaysSo() {
        Event event = Conclusion.of(begun(), null, null);
        assertThat(event)
                .isInstanceOfSatisfying(
                        Event.RunEnded.class,
                        ended -> {
                            assertThat(ended.status()).isEqualTo(RunStatus.FAILED);
                            assertThat(ended.reason()).contains("nothing can start");
                        });
        assertThat(Conclusion.exit(after(begun(), event), null, null)).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void aStopComesBeforeAProblem() {
        RunState state = begun();
        assertThat(Conclusion.of(state, StopCause.SIGTERM, "a full disk"))
                .isEqualTo(new Event.RunInterrupted("SIGTERM"));
        assertThat(Conclusion.exit(state, StopCause.SIGTERM, "a full disk"))
                .isEqualTo(ExitCode.SIGTERM);
        assertThat(Conclusion.of(state, null, "a full disk"))
                .isEqualTo(new Event.RunInterrupted("a full disk"));
        assertThat(Conclusion.exit(state, null, "a full disk")).isEqualTo(ExitCode.FAILED);
    }
}
