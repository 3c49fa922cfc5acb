package dev.orchestrate.task.manual;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.plan.Value;
import dev.orchestrate.task.Contexts;
import dev.orchestrate.task.Preview;
import dev.orchestrate.task.TaskHandler;
import dev.orchestrate.task.TaskHandlerContract;
import dev.orchestrate.task.Work;
import dev.orchestrate.testing.FixedScope;
import dev.orchestrate.testing.Plans;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ManualHandlerTest extends TaskHandlerContract {
    @Override
    protected TaskHandler handler() {
        return new ManualHandler();
    }

    @Override
    protected Map<String, Value> keys() {
        return Map.of("instructions", Contexts.text("look at it"));
    }

    @Test
    void aPersonIsAskedWithTheExpressionsFilledIn() throws Exception {
        Work work =
                handler()
                        .prepare(
                                Contexts.of(
                                        Path.of("/w"),
                                        Contexts.task(
                                                Plans.task("1.1")
                                                        .type("manual")
                                                        .key(
                                                                "instructions",
                                                                Contexts.text(
                                                                        "look at ${{ vars.x }}"))),
                                        FixedScope.var("x", "it")));
        assertThat(work).isEqualTo(new Work.Person("look at it", null));
        assertThat(work.preview()).isEqualTo(new Preview.Instructions("look at it"));
    }

    @Test
    void whoWaitsLongMayBeReminded() throws Exception {
        Map<String, Value> keys =
                Map.of(
                        "instructions", Contexts.text("look"),
                        "remind_after", Contexts.text("90m"));
        assertThat(handler().prepare(Contexts.of(Path.of("/w"), "manual", keys)))
                .isEqualTo(new Work.Person("look", Duration.ofMinutes(90)));
    }
}
