package dev.orchestrate.engine;

import static dev.orchestrate.testing.Plans.draft;
import static dev.orchestrate.testing.Plans.parallel;
import static dev.orchestrate.testing.Plans.phase;
import static dev.orchestrate.testing.Plans.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.run.Event;
import dev.orchestrate.run.ExitCode;
import dev.orchestrate.run.TaskStatus;
import dev.orchestrate.testing.PlanSpec;
import dev.orchestrate.testing.Script;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A run puts its tasks into the order that the durations of the run before it suggest. */
class ExperienceTest {
    private final Sim sim = new Sim(three().build());

    private static PlanSpec three() {
        return draft(phase("1").groups(parallel("g", task("a"), task("b"), task("c"))))
                .maxParallel(1);
    }

    @Test
    void theFirstRunTakesTheOrderOfThePlan() {
        sim.run(Ask.run());
        assertThat(begun()).containsExactly("a", "b", "c");
    }

    @Test
    void theNextOneTakesFirstWhatTookLongest() {
        sim.script("b", Script.succeeds().after(Duration.ofSeconds(5)))
                .script("c", Script.succeeds().after(Duration.ofSeconds(9)));
        sim.run(Ask.run());
        sim.run(Ask.fresh());
        assertThat(begun()).containsExactly("c", "b", "a");
    }

    @Test
    void aTaskNeverSeenCountsAsTheAverage() {
        sim.script("a", Script.succeeds().after(Duration.ofSeconds(2)))
                .script("b", Script.exits(1))
                .script("c", Script.succeeds().after(Duration.ofSeconds(4)));
        assertThat(sim.run(Ask.run()).exit()).isEqualTo(ExitCode.FAILED);
        sim.script("b", Script.succeeds());
        sim.run(Ask.fresh());
        assertThat(begun()).containsExactly("c", "b", "a");
    }

    @Test
    void aRunThatIsGoneOnWithKeepsItsOrder() {
        sim.edit(three().failFast().build());
        sim.script("b", Script.succeeds().after(Duration.ofSeconds(5)))
                .script("c", Script.succeeds().after(Duration.ofSeconds(9)));
        sim.run(Ask.run());
        sim.script("c", Script.exits(1));
        sim.run(Ask.fresh());
        assertThat(sim.status("a")).isEqualTo(TaskStatus.CANCELED);
        sim.script("c", Script.succeeds());
        sim.run(Ask.resume());
        assertThat(begun()).containsExactly("c", "c", "b", "a");
    }

    private List<String> begun() {
        return sim.events(Event.AttemptStarted.class).stream()
                .map(Event.AttemptStarted::task)
                .toList();
    }
}
