package dev.orchestrate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.journal.RealDisk;
import dev.orchestrate.journal.RunFolder;
import dev.orchestrate.plan.LoadOptions;
import dev.orchestrate.plan.Plan;
import dev.orchestrate.plan.dag.Dag;
import dev.orchestrate.run.Invocation;
import dev.orchestrate.run.PlanVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredPlansTest {
    private static final String TEXT =
            """
            version: 1
            name: p
            vars: {v: w}
            phases: [{id: a, tasks: [{id: t, run: "true"}]}]
            """;
    private static final PlanVersion FIRST = new PlanVersion(1, "p", "plan.yaml", "00");

    @Test
    void allInvocationsOfARunShareItsGraph(@TempDir Path run) throws IOException {
        Files.writeString(run.resolve(FIRST.copy()), TEXT);
        StoredPlans plans = new StoredPlans(new RealDisk(), new RunFolder(run), Sim.PLANS, false);

        assertThat(plans.graph(FIRST, Map.of(), by(1, 4)))
                .isSameAs(plans.graph(FIRST, Map.of(), by(2, 4)))
                .isNotSameAs(plans.graph(FIRST, Map.of(), by(2, 8)));
    }

    @Test
    void whatHasBeenLoadedIsNotLoadedAgainUnlessItIsAnother(@TempDir Path run) throws IOException {
        Files.writeString(run.resolve(FIRST.copy()), TEXT);
        Invocation by = by(1, 4);
        LoadOptions options = new LoadOptions(Map.of(), 4, by.shell());
        // the loader remembers what it has loaded from TEXT: this is one that it has not
        byte[] another = (TEXT + "# another").getBytes(StandardCharsets.UTF_8);
        Plan plan = Sim.PLANS.parse("plan.yaml", another, options).plan();
        StoredPlans plans =
                new StoredPlans(
                        new RealDisk(),
                        new RunFolder(run),
                        Sim.PLANS,
                        true,
                        Dag.ExpectedMillis.EQUAL,
                        new StoredPlans.Known(Objects.requireNonNull(plan), TEXT, options));

        assertThat(plans.graph(FIRST, Map.of(), by).plan()).isSameAs(plan);
        assertThat(plans.graph(FIRST, Map.of("v", "w"), by).plan()).isNotSameAs(plan);
        assertThat(plans.graph(FIRST, Map.of(), by(1, 8)).plan()).isNotSameAs(plan);
        Files.writeString(run.resolve(FIRST.copy()), TEXT.replace("id: t", "id: other"));
        assertThat(plans.graph(FIRST, Map.of(), by(1, 2)).task(0).id()).isEqualTo("other");
    }

    private static Invocation by(long pid, int processors) {
        return new Invocation("1", "host", pid, "boot", processors, List.of("sh", "-ec"));
    }
}
