package dev.orchestrate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.journal.RealDisk;
import dev.orchestrate.journal.RunFolder;
import dev.orchestrate.run.Invocation;
import dev.orchestrate.run.PlanVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredPlansTest {
    private static final PlanVersion FIRST = new PlanVersion(1, "p", "plan.yaml", "00");

    @Test
    void allInvocationsOfARunShareItsGraph(@TempDir Path run) throws IOException {
        Files.writeString(
                run.resolve(FIRST.copy()),
                """
                version: 1
                name: p
                phases: [{id: a, tasks: [{id: t, run: "true"}]}]
                """);
        StoredPlans plans = new StoredPlans(new RealDisk(), new RunFolder(run), Sim.PLANS, false);

        assertThat(plans.graph(FIRST, Map.of(), by(1, 4)))
                .isSameAs(plans.graph(FIRST, Map.of(), by(2, 4)))
                .isNotSameAs(plans.graph(FIRST, Map.of(), by(2, 8)));
    }

    private static Invocation by(long pid, int processors) {
        return new Invocation("1", "host", pid, "boot", processors, List.of("sh", "-ec"));
    }
}
